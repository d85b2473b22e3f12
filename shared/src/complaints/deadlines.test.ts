import { describe, expect, it } from 'vitest';
import { plusMilliseconds, plusSeconds } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { dueMarks, nextCheckAt, runningLeg } from './deadlines.ts';
import { type LegName, legNames, markInstant, policies, policyVersions } from './policy.ts';
import { acceptedAt, reporter, sampleCase, staff, steps } from './sample-case.ts';
import { advance, passTime } from './transition.ts';

const after = (complaint: Complaint, command: keyof typeof steps, at: string): Complaint => {
  const result = advance(complaint, steps[command], command === 'withdraw' ? reporter : staff('li'), at);
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value.complaint;
};

/** A case in which the leg runs from `acceptedAt` and no other mark is in the way. */
const running = (leg: LegName, policyVersion: string): Complaint => {
  const fresh = sampleCase({ policyVersion });
  return leg === 'dispatch' ? fresh : after(fresh, 'dispatch', acceptedAt);
};

const deadlines = policyVersions.flatMap((version) =>
  policies[version].marks.map((mark) => [version, mark.leg, mark.colour, mark] as const),
);

describe.each(deadlines)('%s: %s %s', (version, leg, colour, mark) => {
  const instant = markInstant(policies[version], mark, acceptedAt);
  const complaint = running(leg, version);
  const isDue = (at: string) => dueMarks(complaint, at).some((due) => due.leg === leg && due.colour === colour);

  it('is not due a millisecond before its instant, nor at it', () => {
    expect(isDue(plusMilliseconds(instant, -1))).toBe(false);
    expect(isDue(instant)).toBe(false);
  });

  it('is due a millisecond after, which is when the clock looks', () => {
    const at = plusMilliseconds(instant, 1);
    expect(isDue(at)).toBe(true);
    const before = passTime(complaint, instant)?.complaint ?? complaint;
    expect(nextCheckAt(before)).toBe(at);
  });

  it('stands for ever, and once', () => {
    const once = passTime(complaint, plusMilliseconds(instant, 1))?.complaint;
    if (once === undefined) throw new Error('not marked');
    expect(dueMarks(once, plusMilliseconds(instant, 2)).some((due) => due.leg === leg && due.colour === colour)).toBe(
      false,
    );
  });
});

describe('a step at the deadline', () => {
  const dispatched = after(sampleCase(), 'dispatch', acceptedAt);
  const due = plusSeconds(acceptedAt, 1800);
  const yellowAfterRespondingAt = (at: string) =>
    after(dispatched, 'respond', at).marks.some(({ colour }) => colour === 'yellow');

  it('is in time in the last millisecond', () => {
    expect(yellowAfterRespondingAt(plusMilliseconds(due, -1))).toBe(false);
    expect(yellowAfterRespondingAt(due)).toBe(false);
  });

  it('is late in the next', () => {
    expect(yellowAfterRespondingAt(plusMilliseconds(due, 1))).toBe(true);
  });
});

describe('nextCheckAt', () => {
  it('waits for nothing once the case is settled', () => {
    const withdrawn = after(sampleCase(), 'withdraw', plusSeconds(acceptedAt, 5));
    expect(nextCheckAt(withdrawn)).toBeUndefined();
  });

  it('waits for the deadline of the check while the case is being checked', () => {
    const at = plusSeconds(acceptedAt, 5);
    const resolved = after(after(after(sampleCase(), 'dispatch', at), 'respond', at), 'resolve', at);
    expect(nextCheckAt(resolved)).toBe(plusMilliseconds(plusSeconds(acceptedAt, 86_400), 1));
    expect(nextCheckAt(after(resolved, 'approve', at))).toBeUndefined();
  });

  it('waits for nothing once everything is marked', () => {
    const late = passTime(sampleCase(), plusSeconds(acceptedAt, 2 * 86_400))?.complaint;
    if (late === undefined) throw new Error('not marked');
    expect(late.marks.map(({ leg, colour }) => `${leg} ${colour}`)).toEqual([
      'dispatch yellow',
      'resolution blue',
      'resolution yellow',
      'resolution red',
    ]);
    expect(nextCheckAt(late)).toBeUndefined();
  });
});

describe('a case that was reported done and is not checked', () => {
  const due = plusSeconds(acceptedAt, 86_400);
  const at = (off: number) => plusMilliseconds(due, off);
  const resolvedAt = (instant: string, draft = {}) =>
    after(after(after(sampleCase(draft), 'dispatch', acceptedAt), 'respond', acceptedAt), 'resolve', instant);
  const unchecked = ({ marks }: Complaint) => marks.filter(({ reason }) => reason === 'unchecked');
  const passed = (complaint: Complaint, instant: string) => passTime(complaint, instant)?.complaint ?? complaint;
  const hour = plusSeconds(acceptedAt, 3600);

  it.each([
    [-1, 0],
    [0, 0],
    [1, 1],
  ])('%i ms from its deadline it has %i marks, by the clock as by the check', (off, count) => {
    for (const draft of [{}, { parentId: 'HZ20261123-6666666666' }]) {
      const resolved = resolvedAt(hour, draft);
      expect(unchecked(passed(resolved, at(off)))).toHaveLength(count);
      expect(unchecked(after(resolved, 'approve', at(off)))).toHaveLength(count);
      expect(unchecked(after(resolved, 'rework', at(off)))).toHaveLength(count);
    }
  });

  it('is yellow since its deadline, once', () => {
    const marked = passed(resolvedAt(hour), at(60_000));
    expect(unchecked(marked)).toEqual([
      { markId: '1-unchecked-1-yellow', reason: 'unchecked', colour: 'yellow', instant: due, setAt: at(60_000) },
    ]);
    expect([passTime(marked, at(120_000)), nextCheckAt(marked), marked.key]).toEqual([undefined, undefined, undefined]);
  });

  it('has none where the work itself was late: that is what its red mark says', () => {
    expect(unchecked(passed(resolvedAt(due), at(1)))).toHaveLength(1);
    const late = passed(resolvedAt(at(1)), at(60_000));
    expect([unchecked(late), late.marks.at(-1)?.markId]).toEqual([[], '1-resolution-1-red']);
  });

  it('reworked in time, its clocks run on as before; done again in time, it waits for its check again', () => {
    const reworked = after(resolvedAt(hour), 'rework', plusSeconds(hour, 60));
    expect(nextCheckAt(reworked)).toBe(plusMilliseconds(plusSeconds(acceptedAt, 12 * 3600), 1));
    const again = after(reworked, 'resolve', plusSeconds(acceptedAt, 23 * 3600));
    expect([nextCheckAt(again), unchecked(passed(again, at(1))).length]).toEqual([at(1), 1]);
  });

  it('reworked too late, it is red as if it had never been reported', () => {
    const reworked = after(resolvedAt(hour), 'rework', at(1));
    expect(reworked.marks.map(({ markId }) => markId)).toEqual([
      '1-unchecked-1-yellow',
      '1-resolution-1-blue',
      '1-resolution-1-yellow',
      '1-resolution-1-red',
    ]);
  });

  it('needs no clock but the one that runs, which waits for nothing later', () => {
    const responded = after(after(sampleCase(), 'dispatch', acceptedAt), 'respond', acceptedAt);
    const early = after(responded, 'resolve', hour);
    expect([early.clock, (nextCheckAt(responded) ?? '') <= (nextCheckAt(early) ?? '')]).toEqual([
      responded.clock,
      true,
    ]);
    const warned = passed(responded, plusSeconds(acceptedAt, 21 * 3600));
    const done = after(warned, 'resolve', plusSeconds(acceptedAt, 22 * 3600));
    expect([done.clock, nextCheckAt(done)]).toEqual([warned.clock, nextCheckAt(warned)]);
    expect(nextCheckAt(done)).toBe(at(1));
  });
});

describe('runningLeg', () => {
  it('is the first of the chain that still runs', () => {
    const at = plusSeconds(acceptedAt, 5);
    const dispatched = after(sampleCase(), 'dispatch', at);
    const responded = after(dispatched, 'respond', at);
    const named = [sampleCase(), dispatched, responded, after(responded, 'resolve', at)].map(
      (complaint) => runningLeg(complaint)?.name,
    );
    expect(named).toEqual([...legNames, undefined]);
  });
});
