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

  it('waits for nothing while the case is being checked', () => {
    const at = plusSeconds(acceptedAt, 5);
    const resolved = after(after(after(sampleCase(), 'dispatch', at), 'respond', at), 'resolve', at);
    expect(nextCheckAt(resolved)).toBeUndefined();
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
