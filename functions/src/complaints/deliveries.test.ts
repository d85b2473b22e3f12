import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { plusMilliseconds, plusSeconds } from '@huzhou/shared/kernel/time';
import { describe, expect, it } from 'vitest';
import type { RowChange } from '../platform/stream.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createChain } from './testing/chain.ts';
import { createStand, photoId, startsAt } from './testing/stand.ts';

const after = (seconds: number, milliseconds = 0) => plusMilliseconds(plusSeconds(startsAt, seconds), milliseconds);

const begin = async () => {
  const stand = await createStand();
  const chain = createChain(stand);
  let complaintId = '';
  // Nothing is there before it is filed, so the change is read once the number is known.
  complaintId = await stand.file();
  const submitted: RowChange = { ...(await chain.changeBy(complaintId, async () => undefined)), kind: 'INSERT' };
  const { before: _, ...inserted } = submitted;
  return { stand, chain, complaintId, submitted: inserted };
};

const types = async ({ stand, complaintId }: Awaited<ReturnType<typeof begin>>) =>
  (await stand.store.read(complaintId))?.events.map(({ type }) => type);

describe('a submission in the stream', () => {
  it('asks for dispatch and starts its clock, as often as it is delivered under the same names', async () => {
    const { chain, complaintId, submitted } = await begin();
    await chain.relay(submitted);
    await chain.relay(submitted);
    expect(chain.sent.dispatches).toEqual(Array(2).fill({ complaintId, opening: 1 }));
    expect(chain.sent.clocks).toEqual(Array(2).fill({ complaintId, clock: 1, nextAt: after(30, 1) }));
    expect(chain.sent.notices).toEqual([]);
  });

  it('has its photo cleaned', async () => {
    const { stand, chain, complaintId } = await begin();
    const row = (await stand.tables.rows('complaints')).find(({ sk }) => sk === `PHOTO#${photoId(0)}`) ?? {};
    await chain.relay({ eventId: 'e', kind: 'INSERT', after: row });
    expect(chain.sent.photos).toEqual([{ complaintId, photoId: photoId(0), personId: 'person-citizen' }]);
    await chain.relay({ eventId: 'e', kind: 'MODIFY', before: row, after: { ...row, state: 'ready' } });
    expect(chain.sent.photos).toHaveLength(1);
  });
});

describe('a row that does not parse', () => {
  const unfit = (logged: ReturnType<typeof catchLog>) =>
    logged.events().filter(({ event }) => event === 'relay.row-unfit');

  it('is passed over and said by its key, so that the rows behind it go on; mended it is carried on', async () => {
    const logged = catchLog();
    const { chain, complaintId, submitted } = await begin();
    const broken = { ...submitted.after, state: 'lost', words: '我住 3 楼' };
    await chain.relay({ ...submitted, after: broken });
    expect(chain.sent).toMatchObject({ dispatches: [], clocks: [], notices: [] });
    expect(unfit(logged)).toMatchObject([{ level: 'error', pk: `COMPLAINT#${complaintId}`, sk: 'COMPLAINT' }]);
    expect(logged.text()).not.toContain('我住 3 楼');
    await chain.relay({ ...submitted, kind: 'MODIFY', before: broken });
    expect(chain.sent.dispatches).toEqual([{ complaintId, opening: 1 }]);
    expect(unfit(logged)).toHaveLength(1);
  });

  it('of a photo is passed over, too', async () => {
    const logged = catchLog();
    const { stand, chain, complaintId } = await begin();
    const row = (await stand.tables.rows('complaints')).find(({ sk }) => sk === `PHOTO#${photoId(0)}`) ?? {};
    await chain.relay({ eventId: 'e', kind: 'INSERT', after: { ...row, state: 'burnt' } });
    expect(chain.sent.photos).toEqual([]);
    expect(unfit(logged)).toMatchObject([{ pk: `COMPLAINT#${complaintId}`, sk: `PHOTO#${photoId(0)}` }]);
  });

  it('in the story of a case keeps only the messages back', async () => {
    const logged = catchLog();
    const { stand, chain, complaintId } = await begin();
    const change = await chain.changeBy(complaintId, () => stand.give('dispatch', complaintId));
    const { documents, names } = stand.tables;
    await documents.send(
      new UpdateCommand({
        TableName: names.complaints,
        Key: { pk: `COMPLAINT#${complaintId}`, sk: 'EVENT#000002' },
        UpdateExpression: 'SET #type = :type',
        ExpressionAttributeNames: { '#type': 'type' },
        ExpressionAttributeValues: { ':type': 'forgotten' },
      }),
    );
    await chain.relay(change);
    expect(unfit(logged)).toMatchObject([{ pk: `COMPLAINT#${complaintId}` }]);
    expect(chain.sent.notices).toEqual([]);
  });

  it('is none where the store fails: that is tried again', async () => {
    const { stand, submitted } = await begin();
    const failing = createChain({
      ...stand,
      store: { ...stand.store, storyBetween: () => Promise.reject(new Error()) },
    });
    await expect(failing.relay({ ...submitted, kind: 'MODIFY', before: submitted.after ?? {} })).rejects.toThrow();
  });
});

describe('a dispatch message', () => {
  it('dispatches once, however often and at whatever same time it comes', async () => {
    const begun = await begin();
    const message = { complaintId: begun.complaintId, opening: 1 };
    await Promise.all(Array.from({ length: 6 }, () => begun.chain.dispatch(message)));
    await begun.chain.dispatch(message);
    expect(await types(begun)).toEqual(['submitted', 'dispatched']);
    expect((await begun.chain.find(begun.complaintId)).unit?.unitId).toBe('team-330502001');
  });

  it.each([
    ['the works team of the district', { categoryCode: 'C0102' }, 'team-330502-municipal', 'dispatched'],
    ['the desk, where the rules know no team', { place: { address: '吴兴区某处路边' } }, 'desk-330502', 'submitted'],
  ])('goes to %s', async (_, more, unitId, state) => {
    const stand = await createStand();
    const chain = createChain(stand);
    const complaintId = await stand.file(more);
    await chain.dispatch({ complaintId, opening: 1 });
    await chain.dispatch({ complaintId, opening: 1 });
    expect(await chain.find(complaintId)).toMatchObject({ state, unit: { unitId }, version: 2 });
  });

  it('that comes after a withdrawal, or for an earlier opening, changes nothing', async () => {
    const begun = await begin();
    const { stand, chain, complaintId } = begun;
    for (const name of ['dispatch', 'respond', 'resolve', 'approve', 'reopen'] as const)
      await stand.give(name, complaintId);
    await chain.dispatch({ complaintId, opening: 1 });
    expect((await chain.find(complaintId)).state).toBe('submitted');
    await stand.give('withdraw', complaintId);
    await chain.dispatch({ complaintId, opening: 2 });
    expect((await chain.find(complaintId)).state).toBe('withdrawn');
  });

  it('for a case that is not there is put aside', async () => {
    const { chain } = await begin();
    await expect(chain.dispatch({ complaintId: 'HZ20261123-0000000000', opening: 1 })).resolves.toBeUndefined();
  });
});

describe('a clock', () => {
  it('that rings early is sent back to wait', async () => {
    const { stand, chain, complaintId } = await begin();
    stand.time.now = after(30);
    const report = await chain.check({ complaintId, clock: 1, nextAt: after(30, 1) });
    expect(report).toEqual({ complaintId, clock: 1, nextAt: after(30, 1), settled: false });
    expect((await chain.find(complaintId)).marks).toEqual([]);
  });

  it('that is delivered twice marks once', async () => {
    const begun = await begin();
    const { stand, chain, complaintId } = begun;
    stand.time.now = after(30, 1);
    const tick = { complaintId, clock: 1, nextAt: after(30, 1) };
    const first = await chain.check(tick);
    expect(await chain.check(tick)).toEqual(first);
    expect(await types(begun)).toEqual(['submitted', 'marked']);
  });

  it('alarms the desk and its supervisor when nobody has checked by the deadline, and ends', async () => {
    const { stand, chain, complaintId } = await begin();
    for (const name of ['dispatch', 'respond', 'resolve'] as const) await stand.give(name, complaintId);
    const { clock } = await chain.find(complaintId);
    stand.time.now = after(86_400);
    const early = await chain.check({ complaintId, clock, nextAt: after(12 * 3600, 1) });
    expect(early).toEqual({ complaintId, clock, nextAt: after(86_400, 1), settled: false });
    stand.time.now = after(86_400, 1);
    const marked = await chain.changeBy(complaintId, async () => {
      expect(await chain.check(early)).toMatchObject({ settled: true });
    });
    chain.sent.notices.length = 0;
    await chain.relay(marked);
    expect(chain.sent.notices.map(({ to }) => ('staffId' in to ? to.staffId : '')).sort()).toEqual([
      'staff-dispatch',
      'staff-superv',
    ]);
    expect(chain.sent.notices[0]?.message.fields.thing3).toMatch(/^办结后未核查：/);
  });

  it('that has been superseded ends, and marks nothing', async () => {
    const begun = await begin();
    const { stand, chain, complaintId } = begun;
    stand.time.now = after(30, 1);
    const first = await chain.check({ complaintId, clock: 1, nextAt: stand.time.now });
    expect(first.nextAt).toBe(after(12 * 3600, 1));
    stand.time.now = after(12 * 3600 - 3600);
    const late = await chain.changeBy(complaintId, () => stand.give('dispatch', complaintId));
    await chain.relay(late);
    // The response leg's first mark comes sooner than the resolution's that the first clock waits for.
    const [started] = chain.sent.clocks;
    expect(started?.clock).toBeGreaterThan(1);
    stand.time.now = after(12 * 3600, 1);
    const superseded = await chain.check({ ...first, nextAt: stand.time.now });
    expect(superseded).toMatchObject({ settled: true });
    expect((await chain.find(complaintId)).marks.map(({ leg }) => leg)).toEqual(['dispatch']);
    const running = await chain.check({ complaintId, clock: started?.clock ?? 0, nextAt: stand.time.now });
    expect(running).toMatchObject({ settled: false });
    const marked = (await chain.find(complaintId)).marks.map(({ leg, colour }) => `${leg} ${colour}`);
    expect(marked).toEqual(['dispatch yellow', 'response blue', 'response yellow', 'resolution blue']);
  });

  it('is not started anew by a write that brings nothing forward', async () => {
    const { chain, complaintId } = await begin();
    await chain.relay(await chain.changeBy(complaintId, () => chain.dispatch({ complaintId, opening: 1 })));
    expect(chain.sent.clocks).toEqual([]);
  });

  it('ends when nothing is owed any more', async () => {
    const { stand, chain, complaintId } = await begin();
    await stand.give('withdraw', complaintId);
    expect(await chain.check({ complaintId, clock: 1, nextAt: after(30, 1) })).toMatchObject({ settled: true });
    expect(await chain.check({ complaintId: 'HZ20261123-0000000000', clock: 1, nextAt: after(30, 1) })).toMatchObject({
      settled: true,
    });
  });
});

describe('messages of a change', () => {
  it('have the same ids and the same recipients however often, and whenever, it is delivered', async () => {
    const { stand, chain, complaintId } = await begin();
    stand.time.now = after(5);
    await chain.dispatch({ complaintId, opening: 1 });
    stand.time.now = after(5 + 1800, 1);
    const late = await chain.changeBy(complaintId, () =>
      chain.check({ complaintId, clock: 1, nextAt: stand.time.now }),
    );
    await chain.relay(late);
    const first = [...chain.sent.notices];
    // It comes again when the case has long gone elsewhere.
    await stand.give('return', complaintId);
    await stand.give('dispatch', complaintId, { body: { unitId: 'team-330502002' } });
    chain.sent.notices.length = 0;
    await chain.relay(late);
    expect(chain.sent.notices).toEqual(first);
    expect(first.map(({ noticeId }) => noticeId.replace(`${complaintId}-`, '')).sort()).toEqual([
      '3-staff-handler',
      '3-staff-handler2',
      '3-staff-lead',
      '4-staff-lead',
      '4-staff-superv',
    ]);
  });
});
