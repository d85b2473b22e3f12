import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { plusMilliseconds, plusSeconds } from '@huzhou/shared/kernel/time';
import { describe, expect, it, vi } from 'vitest';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createChain } from './testing/chain.ts';
import { createStand, photoId, startsAt } from './testing/stand.ts';

const after = (seconds: number, milliseconds = 0) => plusMilliseconds(plusSeconds(startsAt, seconds), milliseconds);

const begin = async () => {
  const stand = await createStand();
  return { stand, chain: createChain(stand), complaintId: await stand.file() };
};

const types = async ({ stand, complaintId }: Awaited<ReturnType<typeof begin>>) =>
  (await stand.store.read(complaintId))?.events.map(({ type }) => type);

describe('the sweeper', () => {
  it('leaves alone what is on its way', async () => {
    const { stand, chain } = await begin();
    stand.time.now = after(5);
    await chain.sweep();
    expect(chain.sent).toEqual({ dispatches: [], clocks: [], notices: [], photos: [], pushes: [], visits: [] });
  });

  it('asks again for a dispatch whose message was dropped', async () => {
    const begun = await begin();
    const { stand, chain, complaintId } = begun;
    stand.time.now = after(5, 1);
    await chain.sweep();
    expect(chain.sent.dispatches).toEqual([{ complaintId, opening: 1 }]);
    await chain.dispatch({ complaintId, opening: 1 });
    await chain.sweep();
    expect(chain.sent.dispatches).toHaveLength(1);
    expect(await types(begun)).toEqual(['submitted', 'dispatched']);
  });

  it('makes up the marks of a lost clock, and starts another one in the same write', async () => {
    const begun = await begin();
    const { stand, chain, complaintId } = begun;
    await chain.dispatch({ complaintId, opening: 1 });
    stand.time.now = after(1800 + 60);
    const made = await chain.changeBy(complaintId, chain.sweep);
    expect(await types(begun)).toEqual(['submitted', 'dispatched', 'marked', 'marked']);
    await chain.relay(made);
    expect(chain.sent.clocks).toEqual([{ complaintId, clock: 4, nextAt: after(12 * 3600, 1) }]);
    await chain.sweep();
    expect(await types(begun)).toHaveLength(4);
  });

  it('notices that nobody checked what was reported done, where the clock was lost', async () => {
    const { stand, chain, complaintId } = await begin();
    for (const name of ['dispatch', 'respond', 'resolve'] as const) await stand.give(name, complaintId);
    stand.time.now = after(86_400);
    await chain.sweep();
    expect((await chain.find(complaintId)).marks).toEqual([]);
    stand.time.now = after(86_400 + 60);
    await chain.sweep();
    await chain.sweep();
    expect((await chain.find(complaintId)).marks).toMatchObject([{ reason: 'unchecked', instant: after(86_400) }]);
  });

  it('asks again for the leader of a key case, until it has one', async () => {
    const { stand, chain, complaintId } = await begin();
    await stand.give('dispatch', complaintId);
    await stand.give('make-key', complaintId);
    stand.time.now = after(6);
    await chain.sweep();
    const asked = [{ complaintId, errand: 'assign-leader' }];
    expect(chain.sent.dispatches).toEqual(asked);
    await chain.dispatch({ complaintId, errand: 'assign-leader' });
    await chain.sweep();
    expect(chain.sent.dispatches).toEqual(asked);
  });

  it('ends a suspension whose clock was lost, as of its instant', async () => {
    const { stand, chain, complaintId } = await begin();
    for (const name of ['dispatch', 'respond', 'request-suspension', 'suspend'] as const)
      await stand.give(name, complaintId);
    stand.time.now = after(10 * 86_400 + 60);
    await chain.sweep();
    expect(await chain.find(complaintId)).toMatchObject({ state: 'responded' });
    expect((await chain.find(complaintId)).legs.resolution.dueAt).toBe(after(11 * 86_400));
  });

  it('has a photo cleaned whose message was dropped, until it is settled', async () => {
    const { stand, chain, complaintId } = await begin();
    const asked: number[] = [];
    for (let minute = 0; minute <= 50; minute += 1) {
      stand.time.now = after(minute * 60 + 1);
      const before = chain.sent.photos.length;
      await chain.sweep();
      if (chain.sent.photos.length > before) asked.push(minute);
    }
    // What merely waits its turn in a long queue is not sent there at each sweep.
    expect(asked).toEqual([1, 2, 4, 8, 16, 32, 48]);
    expect(chain.sent.photos).toHaveLength(asked.length);
    expect(chain.sent.photos[0]).toMatchObject({ complaintId, photoId: photoId(0) });
  });

  it('drives the others when one cannot be driven, and fails at its end', async () => {
    const { stand, chain, complaintId } = await begin();
    const other = await stand.file();
    stand.time.now = after(6);
    const find = vi.spyOn(stand.store, 'find');
    find.mockImplementationOnce(async () => {
      throw new Error('for a moment');
    });
    await expect(chain.sweep()).rejects.toThrow('1 overdue');
    expect(chain.sent.dispatches).toHaveLength(1);
    await chain.sweep();
    expect(new Set(chain.sent.dispatches.map((request) => request.complaintId))).toEqual(new Set([complaintId, other]));
  });

  it('passes over a row that nobody can read', async () => {
    const { stand, chain, complaintId } = await begin();
    const { documents, names } = stand.tables;
    const row = await chain.rowOf(complaintId);
    const broken = { ...row, pk: 'COMPLAINT#HZ20261123-9999999999', lookSort: '2026-01-01', state: 'nonsense' };
    await documents.send(new PutCommand({ TableName: names.complaints, Item: broken }));
    stand.time.now = after(6);
    const logged = catchLog();
    await chain.sweep();
    expect(chain.sent.dispatches).toEqual([{ complaintId, opening: 1 }]);
    expect(logged.events().map(({ event }) => event)).toContain('sweep.row-unfit');
  });
});
