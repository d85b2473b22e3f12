import { earliest, type Instant, millisecondsBetween, plusMilliseconds } from '../kernel/time.ts';
import type { Complaint, Leg, SetMark } from './complaint.ts';
import { isSettled } from './lifecycle.ts';
import { dueAt, type LegName, legNames, type Mark, type Occasion, type Policy, policyOf } from './policy.ts';

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

/** The name of an occasion's mark: under it the mark exists once. */
export const occasionMarkId = (opening: number, { reason, times, colour }: Omit<Occasion, 'alarms'>): string =>
  `${opening}-${reason}-${times}-${colour}`;

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
  /** The mark as it will be set. */
  readonly mark: Omit<SetMark, 'setAt'>;
  /** Until when time counted towards it; undefined while it still does. */
  readonly until: Instant | undefined;
}

const pendingOfLegs = ({ policyVersion, legs, opening }: Complaint): readonly PendingMark[] =>
  policyOf(policyVersion).marks.flatMap((mark) => {
    const leg = legs[mark.leg];
    if (leg === undefined) return [];
    const markId = markIdOf(opening, mark.leg, leg.round, mark);
    const named = { markId, leg: mark.leg, colour: mark.colour, instant: instantIn(leg, mark) };
    return [{ mark: named, until: leg.endedAt ?? leg.pausedAt }];
  });

/**
 * What was reported done in time is owed its check by the same deadline: a promise that nobody checks is not kept.
 * Only what waits for its check now: a step that ends the waiting sets the mark before itself, if it comes too late.
 */
const pendingCheck = ({ policyVersion, legs, opening, state }: Complaint): readonly PendingMark[] => {
  const { endedAt, dueAt: instant } = legs.resolution;
  if (state !== 'resolved' || endedAt === undefined || endedAt > instant) return [];
  return policyOf(policyVersion).occasions.flatMap((occasion) => {
    if (occasion.reason !== 'unchecked') return [];
    const { reason, colour } = occasion;
    return [{ mark: { markId: occasionMarkId(opening, occasion), reason, colour, instant }, until: undefined }];
  });
};

/** Every mark of the running opening that time alone may set and that has not been set. */
const pendingMarks = (complaint: Complaint): readonly PendingMark[] => {
  const set = new Set(complaint.marks.map(({ markId }) => markId));
  return [...pendingOfLegs(complaint), ...pendingCheck(complaint)].filter(({ mark }) => !set.has(mark.markId));
};

/**
 * The marks that must be set at `at`. "Within 30 minutes" includes the last millisecond: a mark is due once its
 * instant has been passed while the leg ran, whether the leg still runs, stands still or ended later than the mark's
 * instant. So the marks are a function of the case's history alone, whoever comes first at the deadline.
 */
export const dueMarks = (complaint: Complaint, at: Instant): readonly SetMark[] =>
  pendingMarks(complaint)
    .filter(({ mark: { instant }, until = at }) => instant < until)
    .map(({ mark }) => ({ ...mark, setAt: at }));

/** The instant of the next mark if nothing happens; undefined when no clock has one left. */
export const nextMarkInstant = (complaint: Complaint): Instant | undefined =>
  earliest(
    pendingMarks(complaint)
      .filter(({ mark: { instant }, until }) => until === undefined || instant < until)
      .map(({ mark: { instant } }) => instant),
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
