import { earliest, type Instant, millisecondsBetween, plusMilliseconds } from '../kernel/time.ts';
import type { Complaint, Leg, SetMark } from './complaint.ts';
import {
  type Colour,
  colours,
  dueAt,
  type LegName,
  legNames,
  type Mark,
  markInstant,
  type Policy,
  policyOf,
} from './policy.ts';

export const startLeg = (policy: Policy, leg: LegName, startedAt: Instant, round: number): Leg => ({
  round,
  startedAt,
  dueAt: dueAt(policy, leg, startedAt),
});

/** The leg with its end, unless it has ended already. */
export const endLeg = (leg: Leg, endedAt: Instant): Leg => (leg.endedAt === undefined ? { ...leg, endedAt } : leg);

const markIdOf = (opening: number, leg: LegName, round: number, colour: Colour): string =>
  `${opening}-${leg}-${round}-${colour}`;

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
    const markId = markIdOf(complaint.opening, mark.leg, leg.round, mark.colour);
    return set.has(markId) ? [] : [{ mark, markId, instant: markInstant(policy, mark, leg.startedAt), leg }];
  });
};

/**
 * The marks that must be set at `at`. "Within 30 minutes" includes the last millisecond: a mark is due once its
 * instant has been passed while the leg ran, whether the leg still runs or ended later than the mark's instant.
 * So the marks are a function of the case's history alone, whoever comes first at the deadline.
 */
export const dueMarks = (complaint: Complaint, at: Instant): readonly SetMark[] =>
  pendingMarks(complaint)
    .filter(({ instant, leg }) => instant < (leg.endedAt ?? at))
    .map(({ mark, markId, instant }) => ({ markId, leg: mark.leg, colour: mark.colour, instant, setAt: at }));

/** The next instant at which a mark falls due if nothing happens; undefined when no clock has one left. */
export const nextCheckAt = (complaint: Complaint): Instant | undefined => {
  const instants = pendingMarks(complaint)
    .filter(({ leg, instant }) => leg.endedAt === undefined || instant < leg.endedAt)
    .map(({ instant }) => instant);
  const next = earliest(instants);
  // A mark is due after its instant, so the check comes a millisecond later.
  return next === undefined ? undefined : plusMilliseconds(next, 1);
};

/** The gravest colour set in the running opening: what the ledger shows. */
export const ledgerColour = (complaint: Complaint): Colour | undefined => {
  const prefix = `${complaint.opening}-`;
  const ranks = complaint.marks
    .filter(({ markId }) => markId.startsWith(prefix))
    .map(({ colour }) => colours.indexOf(colour));
  return ranks.length === 0 ? undefined : colours[Math.max(...ranks)];
};

/** The promise that is owed next: the first leg of the chain that still runs. */
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
  millisecondsBetween(complaint.closedAt, at) > policyOf(complaint.policyVersion).reopenWithinSeconds * 1000;
