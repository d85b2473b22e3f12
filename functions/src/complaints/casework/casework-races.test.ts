import { type Instant, plusMilliseconds, plusSeconds } from '@huzhou/shared/kernel/time';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCheckClock } from '../check-clock.ts';
import { createHandlers } from '../handlers.ts';
import { type Command, readyFor } from '../testing/ready.ts';
import { callerOf, createStand, newKey, photoId, type Stand, usual } from '../testing/stand.ts';
import { createCaseworkHandlers } from './casework-handlers.ts';

let stand: Stand;
beforeAll(async () => {
  stand = await createStand();
});
beforeEach(() => stand.wait(400));

const rounds = [1, 2, 3];

const read = async (complaintId: string) => {
  const file = await stand.store.read(complaintId);
  if (file === undefined) throw new Error('no case');
  // Whatever raced: the log has no gap and belongs to the case.
  expect(file.events.map(({ seq }) => seq)).toEqual(file.events.map((_, index) => index + 1));
  expect(file.events).toHaveLength(file.complaint.version);
  return file;
};

const typesOf = async (complaintId: string) => (await read(complaintId)).events.map(({ type }) => type);

/** Whether it was done, said by a status. */
const tried = (command: Command, complaintId: string, more: object = {}): Promise<number> => {
  const { route, by, body } = usual[command];
  return stand.call(route, { caller: callerOf(by), body, path: { complaintId }, ...more }).then(({ status }) => status);
};

/** The same store seen by a machine whose clock says something else. */
const at = (now: Instant) => ({ ...stand.deps, clock: { now: () => now } });

const request = (complaintId: string, body: unknown) => ({
  path: { complaintId },
  query: undefined,
  body: body as never,
  idempotencyKey: newKey(),
});

describe('two at once', () => {
  it.each(rounds)('two handlers report it done: one does, and its photo is in the case (%i)', async () => {
    const complaintId = await readyFor(stand, 'resolve');
    const by = (key: string, photo: number) =>
      tried('resolve', complaintId, {
        caller: callerOf(key),
        body: { words: `由${key}清理`, photoIds: [photoId(photo)] },
      });
    expect((await Promise.all([by('handler', 11), by('handler2', 12)])).toSorted()).toEqual([200, 409]);
    const { complaint, events, photos } = await read(complaintId);
    const resolved = events.filter(({ type }) => type === 'resolved');
    expect(resolved).toHaveLength(1);
    expect(photos.map((photo) => photo.photoId)).toEqual([photoId(0), ...(resolved[0]?.photoIds ?? [])]);
    expect(complaint.handledBy).toHaveLength(complaint.handledBy.includes('staff-handler2') ? 2 : 1);
  });

  it.each(rounds)('approved and sent to rework: one of them (%i)', async () => {
    const complaintId = await readyFor(stand, 'approve');
    const statuses = await Promise.all([tried('approve', complaintId), tried('rework', complaintId)]);
    expect(statuses.toSorted()).toEqual([200, 409]);
    expect((await typesOf(complaintId)).filter((type) => type === 'closed' || type === 'reworked')).toHaveLength(1);
  });

  it.each(rounds)('more time granted and the work reported: the grant is first, or it is off (%i)', async () => {
    const complaintId = await readyFor(stand, 'extend');
    const [extended, resolved] = await Promise.all([tried('extend', complaintId), tried('resolve', complaintId)]);
    expect(resolved).toBe(200);
    const { complaint, events } = await read(complaintId);
    expect(complaint).toMatchObject({ state: 'resolved', extensions: extended === 200 ? 1 : 0 });
    expect(complaint.request).toBeUndefined();
    const types = events.map(({ type }) => type).filter((type) => type === 'extended' || type === 'resolved');
    expect(types).toEqual(extended === 200 ? ['extended', 'resolved'] : ['resolved']);
  });

  it.each(rounds)('granted and refused: one of them (%i)', async () => {
    const complaintId = await readyFor(stand, 'extend');
    const citysup = { caller: callerOf('citysup') };
    const statuses = await Promise.all([tried('extend', complaintId), tried('refuse-request', complaintId, citysup)]);
    expect(statuses.toSorted()).toEqual([200, 409]);
    const { extensions } = (await read(complaintId)).complaint;
    expect(extensions).toBe(statuses[0] === 200 ? 1 : 0);
  });

  it.each(rounds)('asked for twice: one request waits (%i)', async () => {
    const complaintId = await readyFor(stand, 'request-extension');
    const both = [tried('request-extension', complaintId), tried('request-suspension', complaintId)];
    expect((await Promise.all(both)).toSorted()).toEqual([200, 409]);
    expect((await read(complaintId)).complaint.request).toBeDefined();
  });

  it.each(rounds)('named a key case by two supervisors: once (%i)', async () => {
    const complaintId = await readyFor(stand, 'make-key');
    const citysup = { caller: callerOf('citysup') };
    const both = [tried('make-key', complaintId), tried('make-key', complaintId, citysup)];
    expect((await Promise.all(both)).toSorted()).toEqual([200, 409]);
    const types = await typesOf(complaintId);
    expect(types.filter((type) => type === 'keyed')).toHaveLength(1);
    expect(types.filter((type) => type === 'marked')).toHaveLength(1);
  });

  it.each(rounds)('struck off and opened again: struck off first, or not at all (%i)', async () => {
    const complaintId = await readyFor(stand, 'strike-off');
    const [struck, reopened] = await Promise.all([tried('strike-off', complaintId), tried('reopen', complaintId)]);
    expect(reopened).toBe(200);
    const { complaint, events } = await read(complaintId);
    const types = events.map(({ type }) => type).filter((type) => type === 'struck-off' || type === 'reopened');
    expect(types).toEqual(struck === 200 ? ['struck-off', 'reopened'] : ['reopened']);
    expect(complaint.key?.struckOffAt === undefined).toBe(struck !== 200);
  });

  it.each(rounds)('not accepted and dispatched: one of them, or one after the other (%i)', async () => {
    const complaintId = await readyFor(stand, 'decline');
    const citydesk = { caller: callerOf('citydesk') };
    const [declined, dispatched] = await Promise.all([
      tried('decline', complaintId),
      tried('dispatch', complaintId, citydesk),
    ]);
    const { complaint } = await read(complaintId);
    // What has been dispatched may still be declined; what has been declined is not dispatched.
    expect(declined).toBe(200);
    expect(complaint.state).toBe('declined');
    expect([200, 409]).toContain(dispatched);
  });

  it.each(rounds)('a rating that is bad and a reopening: one new opening (%i)', async () => {
    const complaintId = await readyFor(stand, 'rate');
    const bad = { body: { score: 1, words: '没有清' } };
    const both = [tried('rate', complaintId, bad), tried('reopen', complaintId)];
    expect((await Promise.all(both)).toSorted()).toEqual([200, 409]);
    const { complaint, events } = await read(complaintId);
    expect(complaint.opening).toBe(2);
    expect(events.filter(({ type }) => type === 'reopened')).toHaveLength(1);
  });
});

describe.each([-1, 0, 1])('%i ms from the deadline', (off) => {
  it('more time is granted until its last millisecond, racing the clock that marks it late', async () => {
    for (let round = 0; round < 2; round += 1) {
      const begunAt = stand.time.now;
      const complaintId = await readyFor(stand, 'extend');
      const { legs, clock } = (await read(complaintId)).complaint;
      const { dueAt } = legs.resolution;
      const extended = createCaseworkHandlers(at(plusMilliseconds(dueAt, off))).extendComplaint(
        request(complaintId, { words: '同意' }),
        callerOf('superv'),
      );
      const late = plusMilliseconds(dueAt, 1);
      const checked = createCheckClock(at(late))({ complaintId, clock, nextAt: late });
      const [granted] = await Promise.all([extended, checked]);
      const { complaint } = await read(complaintId);
      const isRed = complaint.marks.some(({ colour }) => colour === 'red');
      // Either it was granted in time and is not late, or it is late and stays so: never both, never neither.
      expect(granted.ok).toBe(!isRed);
      if (off > 0) expect(granted.ok).toBe(false);
      expect(complaint.legs.resolution.dueAt > dueAt).toBe(granted.ok);
      stand.time.now = plusSeconds(begunAt, 400);
    }
  });
});

describe.each([-1, 0, 1])('%i ms from the end of a suspension', (off) => {
  it('a word that ends it and the clock agree on one end', async () => {
    for (let round = 0; round < 2; round += 1) {
      const begunAt = stand.time.now;
      const complaintId = await readyFor(stand, 'resume');
      const { suspendedUntil = '', clock, legs } = (await read(complaintId)).complaint;
      const word = plusMilliseconds(suspendedUntil, off);
      const resumed = createCaseworkHandlers(at(word)).resumeComplaint(request(complaintId, {}), callerOf('lead'));
      const tick = { complaintId, clock, nextAt: suspendedUntil };
      const [spoken] = await Promise.all([resumed, createCheckClock(at(suspendedUntil))(tick)]);
      const { complaint, events } = await read(complaintId);
      const ends = events.filter(({ type }) => type === 'resumed');
      expect(ends).toHaveLength(1);
      const end = off < 0 && spoken.ok ? word : suspendedUntil;
      expect(ends[0]?.until).toBe(end);
      const stood = Date.parse(end) - Date.parse(legs.resolution.pausedAt ?? '');
      expect(complaint.legs.resolution.pausedMilliseconds).toBe(stood);
      stand.time.now = plusSeconds(begunAt, 400);
    }
  });
});

describe('clocks of machines that differ', () => {
  it('never let a story run backwards, whatever is said', async () => {
    const complaintId = await readyFor(stand, 'note');
    const { now } = stand.time;
    const slow = createCaseworkHandlers(at(plusMilliseconds(now, -50)));
    await stand.give('note', complaintId);
    await slow.noteOnComplaint(request(complaintId, { words: '慢钟写的' }), callerOf('lead'));
    await createHandlers(at(plusMilliseconds(now, -20))).respondToComplaint(
      request(complaintId, { words: '马上到' }),
      callerOf('handler'),
    );
    const { events } = await read(complaintId);
    expect(events.map(({ at: when }) => when)).toEqual(events.map(({ at: when }) => when).toSorted());
    expect(events.slice(-3).map((event) => event.at)).toEqual([now, now, now]);
  });
});
