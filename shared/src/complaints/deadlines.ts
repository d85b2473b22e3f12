import { earliest, type Instant, millisecondsBetween, plusMilliseconds } from '../kernel/time.ts';
import type { Complaint, Leg, SetMark } from './complaint.ts';
import { isSettled } from './lifecycle.ts';
import { dueAt, type LegName, legNames, type Mark, type Policy, policyOf } from './policy.ts';

export const startLeg = (policy: Policy, leg: LegName, startedAt: Instant, round: number): Leg => ({
  round,
  startedAt,
  dueAt: dueAt(policy, leg, startedAt),
});

/** The leg as its clock goes on at `at` after a suspension: its deadline has moved by the time that it stood still. */
export const unpauseLeg = (leg: Leg, at: Instant): Leg => {
  const { pausedAt, pausedMilliseconds = 0, ...running } = leg;
  if (pausedAt === undefined) return leg;
  const stood = Math.max(0, millisecondsBetween(pausedAt, at));
  return {
    ...running,
    pausedMilliseconds: pausedMilliseconds + stood,
    dueAt: plusMilliseconds(leg.dueAt, stood),
  };
};

/** The leg with its end, unless it has ended already. */
export const endLeg = (leg: Leg, endedAt: Instant): Leg =>
  leg.endedAt === undefined ? { ...unpauseLeg(leg, endedAt), endedAt } : leg;

/** How long a leg has run by `at`, or until its end: time under suspension is not in it. */
export const millisecondsTaken = (leg: Leg, at: Instant): number => {
  const until = leg.endedAt ?? leg.pausedAt ?? at;
  return millisecondsBetween(leg.startedAt, until) - (leg.pausedMilliseconds ?? 0);
};

const markIdOf = (opening: number, leg: LegName, round: number, { colour }: Mark): string =>
  `${opening}-${leg}-${round}-${colour}`;

/**
 * The instant of a mark in a leg: the same share of its time as ever, also where its deadline was moved. A part that
 * begins after its parent's deadline has no time at all: its marks all lie at its beginning.
 */
const instantIn = (leg: Leg, { used: [parts, of] }: Mark): Instant => {
  const stood = leg.pausedMilliseconds ?? 0;
  const owed = Math.max(0, millisecondsBetween(leg.startedAt, leg.dueAt) - stood);
  return plusMilliseconds(leg.startedAt, stood + Math.round((owed * parts) / of));
};

interface PendingMark {
  readonly mark: Mark;
  readonly markId: string;
  readonly instant: Instant;
  readonly leg: Leg;
}

/** Every mark of the running opening that has not been set. */
const pendingMarks = (complaint: Complaint): readonly PendingMark[] => {
  const policy = policyOf(complaint.policyVersion);
  const set = new Set(complaint.marks.map(({ markId }) => markId));
  return policy.marks.flatMap((mark) => {
    const leg = complaint.legs[mark.leg];
    if (leg === undefined) return [];
    const markId = markIdOf(complaint.opening, mark.leg, leg.round, mark);
    return set.has(markId) ? [] : [{ mark, markId, instant: instantIn(leg, mark), leg }];
  });
};

/**
 * The marks that must be set at `at`. "Within 30 minutes" includes the last millisecond: a mark is due once its
 * instant has been passed while the leg ran, whether the leg still runs, stands still or ended later than the mark's
 * instant. So the marks are a function of the case's history alone, whoever comes first at the deadline.
 */
export const dueMarks = (complaint: Complaint, at: Instant): readonly SetMark[] =>
  pendingMarks(complaint)
    .filter(({ instant, leg }) => instant < (leg.endedAt ?? leg.pausedAt ?? at))
    .map(({ mark, markId, instant }) => ({ markId, leg: mark.leg, colour: mark.colour, instant, setAt: at }));

/** The instant of the next mark if nothing happens; undefined when no clock has one left. */
export const nextMarkInstant = (complaint: Complaint): Instant | undefined =>
  earliest(
    pendingMarks(complaint)
      .filter(({ leg, instant }) => {
        const end = leg.endedAt ?? leg.pausedAt;
        return end === undefined || instant < end;
      })
      .map(({ instant }) => instant),
  );

/** The next instant at which time alone changes the case: a mark falls due, a suspension ends. */
export const nextCheckAt = (complaint: Complaint): Instant | undefined => {
  const next = nextMarkInstant(complaint);
  return earliest(
    // A mark is due after its instant, so the check comes a millisecond later.
    [next === undefined ? undefined : plusMilliseconds(next, 1), complaint.suspendedUntil].filter(
      (instant) => instant !== undefined,
    ),
  );
};

/** The promise that is owed next: the first leg of the chain that still runs, or stands still. */
export const runningLeg = (complaint: Complaint): { readonly name: LegName; readonly leg: Leg } | undefined => {
  for (const name of legNames) {
    const leg = complaint.legs[name];
    if (leg !== undefined && leg.endedAt === undefined) return { name, leg };
  }
  return undefined;
};

/** Whether the reporter's time to rate or reopen has passed. */
export const isPastReopening = (complaint: Complaint, at: Instant): boolean =>
  complaint.closedAt !== undefined &&
  isSettled(complaint.state) &&
  millisecondsBetween(complaint.closedAt, at) > policyOf(complaint.policyVersion).reopenWithinSeconds * 1000;
