import { plusMilliseconds, plusSeconds } from '@huzhou/shared/kernel/time';
import { describe, expect, it } from 'vitest';
import { createCheckClock } from './check-clock.ts';
import { createHandlers } from './handlers.ts';
import { callerOf, createStand, newKey, type Stand, startsAt, usual } from './testing/stand.ts';

const dueAt = plusSeconds(startsAt, 30 * 60);

/** The same store seen by machines whose clocks say different things. */
const at = (stand: Stand, now: string) => ({ ...stand.deps, clock: { now: () => now } });

const respondAt = (stand: Stand, complaintId: string, now: string) =>
  createHandlers(at(stand, now)).respondToComplaint(
    { path: { complaintId }, query: undefined, body: usual.respond.body, idempotencyKey: newKey() },
    callerOf('handler'),
  );

const checkAt = (stand: Stand, complaintId: string, now: string) =>
  createCheckClock(at(stand, now))({ complaintId, clock: 1, nextAt: now });

describe.each([-1, 0, 1])('a response %i ms from its deadline, racing the clock', (off) => {
  it('has one consistent outcome, whoever comes first', async () => {
    const stand = await createStand();
    for (let round = 0; round < 8; round += 1) {
      stand.time.now = startsAt;
      const complaintId = await stand.file();
      await stand.give('dispatch', complaintId);
      // The clock's bump to the response leg: the running one has this number.
      const clock = (await stand.store.find(complaintId))?.clock ?? 0;
      const tick = { complaintId, clock, nextAt: dueAt };
      const [responded] = await Promise.all([
        respondAt(stand, complaintId, plusMilliseconds(dueAt, off)),
        createCheckClock(at(stand, plusMilliseconds(dueAt, 1)))(tick),
      ]);
      expect(responded.ok).toBe(true);
      const file = await stand.store.read(complaintId);
      const endedAt = file?.complaint.legs.response?.endedAt ?? '';
      const yellows = file?.complaint.marks.filter(({ leg, colour }) => leg === 'response' && colour === 'yellow');
      expect(yellows).toHaveLength(endedAt > dueAt ? 1 : 0);
      expect(file?.events.map(({ seq }) => seq)).toEqual(file?.events.map((_, index) => index + 1));
      expect(file?.events).toHaveLength(file?.complaint.version ?? 0);
      expect(file?.events.filter(({ type }) => type === 'responded')).toHaveLength(1);
    }
  });
});

describe.each([-1, 0, 1])(
  'a check %i ms from the deadline of a case that was done in time, racing the clock',
  (off) => {
    it('has one consistent outcome, whoever comes first', async () => {
      const stand = await createStand();
      const checkDueAt = plusSeconds(startsAt, 86_400);
      for (let round = 0; round < 4; round += 1) {
        stand.time.now = startsAt;
        const complaintId = await stand.file();
        for (const name of ['dispatch', 'respond', 'resolve'] as const) await stand.give(name, complaintId);
        const clock = (await stand.store.find(complaintId))?.clock ?? 0;
        const [approved] = await Promise.all([
          createHandlers(at(stand, plusMilliseconds(checkDueAt, off))).approveComplaint(
            { path: { complaintId }, query: undefined, body: usual.approve.body, idempotencyKey: newKey() },
            callerOf('dispatch'),
          ),
          createCheckClock(at(stand, plusMilliseconds(checkDueAt, 1)))({ complaintId, clock, nextAt: checkDueAt }),
        ]);
        expect(approved.ok).toBe(true);
        const file = await stand.store.read(complaintId);
        const late = (file?.complaint.closedAt ?? '') > checkDueAt;
        expect(file?.complaint.marks.map(({ markId }) => markId)).toEqual(late ? ['1-unchecked-1-yellow'] : []);
        expect(file?.events.map(({ type }) => type)).toEqual([
          ...['submitted', 'dispatched', 'responded', 'resolved', ...(late ? ['marked'] : []), 'closed'],
        ]);
      }
    });
  },
);

describe('ten checks at once', () => {
  it('set a mark once', async () => {
    const stand = await createStand();
    const complaintId = await stand.file();
    const now = plusMilliseconds(plusSeconds(startsAt, 30), 1);
    const reports = await Promise.all(Array.from({ length: 10 }, () => checkAt(stand, complaintId, now)));
    const nextAt = plusMilliseconds(plusSeconds(startsAt, 12 * 3600), 1);
    expect(reports).toEqual(reports.map(() => ({ complaintId, clock: 1, nextAt, settled: false })));
    const file = await stand.store.read(complaintId);
    expect(file?.events.map(({ type }) => type)).toEqual(['submitted', 'marked']);
  });
});

describe('two different commands at once', () => {
  it('one wins, the other is told what became of the case', async () => {
    const stand = await createStand();
    for (let round = 0; round < 6; round += 1) {
      const complaintId = await stand.file({}, callerOf(round % 2 === 0 ? 'citizen' : 'neighbour'));
      await stand.give('dispatch', complaintId);
      const [responded, withdrawn] = await Promise.all([
        stand.call(usual.respond.route, {
          caller: callerOf('handler'),
          body: usual.respond.body,
          path: { complaintId },
        }),
        stand.call(usual.withdraw.route, {
          caller: callerOf(round % 2 === 0 ? 'citizen' : 'neighbour'),
          body: {},
          path: { complaintId },
        }),
      ]);
      // A withdrawal may follow a response; a response cannot follow a withdrawal.
      expect(withdrawn.status).toBe(200);
      expect([200, 409]).toContain(responded.status);
      const types = (await stand.store.read(complaintId))?.events.map(({ type }) => type);
      expect(types).toEqual(
        responded.status === 200
          ? ['submitted', 'dispatched', 'responded', 'withdrawn']
          : ['submitted', 'dispatched', 'withdrawn'],
      );
    }
  });
});
