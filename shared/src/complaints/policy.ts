import { type Instant, plusMilliseconds, secondsIn } from '../kernel/time.ts';

/**
 * The three promises. `dispatch` 派单 and `resolution` 办结 run from acceptance, `response` 响应 from dispatch:
 * a return restarts the response clock, never the resolution's.
 */
export const legNames = ['dispatch', 'response', 'resolution'] as const;
export type LegName = (typeof legNames)[number];

/** Colours of the ledger (红黄蓝督办台账), from mild to grave. */
export const colours = ['blue', 'yellow', 'red'] as const;
export type Colour = (typeof colours)[number];

/** What a mark of each colour is called, to everybody: it reminds, it warns, it is supervised. */
export const markNames: Readonly<Record<Colour, string>> = { blue: '蓝色提醒', yellow: '黄色预警', red: '红色督办' };

/** Whom a mark alarms. Teams by the case's unit, the others by role around the case's place. */
export const audiences = [
  'handlers',
  'team-lead',
  'duty-desk',
  'district-supervisor',
  'city-supervisor',
  'leader',
  /** Whoever checked the work that the reporter is not satisfied with. */
  'checker',
] as const;
export type Audience = (typeof audiences)[number];

/** An instant within a leg at which lateness becomes visible: a share of the leg's time, a colour, whom it alarms. */
export interface Mark {
  readonly leg: LegName;
  readonly colour: Colour;
  /** `[20, 30]`: when 20 of 30 parts of the leg's time are used; equal parts are the deadline itself. */
  readonly used: readonly [parts: number, of: number];
  readonly alarms: readonly Audience[];
}

/**
 * What puts a case on the ledger besides a late leg: sent back, its reporter unsatisfied, complained of again, named
 * key; and reported done in time, but checked by nobody until its deadline had passed.
 */
export const occasionReasons = ['returned', 'unsatisfied', 'repeated', 'keyed', 'unchecked'] as const;
export type OccasionReason = (typeof occasionReasons)[number];

/** An occasion at which a case goes on the ledger: how often it must have happened in an opening, colour, alarms. */
export interface Occasion {
  readonly reason: OccasionReason;
  readonly times: number;
  readonly colour: Colour;
  readonly alarms: readonly Audience[];
}

/** How much a deadline may be moved in one opening, each time by request, approval and reason. */
export interface Quota {
  readonly most: number;
  /** The farthest that one grant reaches: past the deadline for an extension, past the grant for a suspension. */
  readonly longestSeconds: number;
}

/** The promises of a year, as data. Stored deadlines carry `version`: a new policy never rewrites history. */
export interface Policy {
  readonly version: string;
  readonly name: string;
  /** The day, in China, from which complaints were or are taken under it: `2025-01-01`. */
  readonly inForceSince: string;
  readonly withinSeconds: Readonly<Record<LegName, number>>;
  readonly marks: readonly Mark[];
  /** How long the reporter may rate or reopen after closing. */
  readonly reopenWithinSeconds: number;
  readonly occasions: readonly Occasion[];
  readonly extension: Quota;
  readonly suspension: Quota;
  /** Same kind within this distance: the same trouble (重复投诉, and what is offered before filing). */
  readonly near: { readonly withinMeters: number };
  /**
   * A case is a repeat when it is the third of the same trouble (kind and place) in a month, or the third in a year in
   * which one person complains of it. Counted are cases that people submitted before it, those of joint work, declined
   * and withdrawn ones left out; what machines see every day is no complaint.
   */
  readonly repeat: {
    readonly times: number;
    readonly withinDays: number;
    readonly reporterTimes: number;
    readonly reporterWithinDays: number;
  };
  /** Scores up to this one say that the reporter is unsatisfied: the case is reopened. */
  readonly unsatisfiedUpTo: number;
}

const dispatchers = ['duty-desk'] as const;
const team = ['handlers', 'team-lead'] as const;

/**
 * When lateness shows, in proportion to each leg. Source of the colours: the bureau's ledger (domain rules, ours
 * where its 2025 plan names no number): blue past 20 of 30 minutes or 12 of 24 hours, yellow at the response's
 * deadline or 20 of 24 hours, red at 24 hours. An undispatched case is yellow at its 30 seconds.
 */
const marks: readonly Mark[] = [
  { leg: 'dispatch', colour: 'yellow', used: [30, 30], alarms: [...dispatchers, 'district-supervisor'] },
  { leg: 'response', colour: 'blue', used: [20, 30], alarms: team },
  { leg: 'response', colour: 'yellow', used: [30, 30], alarms: ['team-lead', 'district-supervisor'] },
  { leg: 'resolution', colour: 'blue', used: [12, 24], alarms: team },
  { leg: 'resolution', colour: 'yellow', used: [20, 24], alarms: ['team-lead', 'district-supervisor'] },
  { leg: 'resolution', colour: 'red', used: [24, 24], alarms: ['city-supervisor', 'leader'] },
];

/** Source: the ledger's rules (domain rules, ours where the plan names no number). */
const occasions: readonly Occasion[] = [
  { reason: 'returned', times: 1, colour: 'yellow', alarms: ['district-supervisor'] },
  { reason: 'returned', times: 2, colour: 'red', alarms: ['city-supervisor', 'leader'] },
  { reason: 'unsatisfied', times: 1, colour: 'yellow', alarms: ['checker', 'district-supervisor'] },
  { reason: 'repeated', times: 1, colour: 'red', alarms: ['city-supervisor', 'leader'] },
  { reason: 'keyed', times: 1, colour: 'red', alarms: ['city-supervisor', 'leader'] },
  // The work was reported done in time; it is the desk that keeps the promise waiting.
  { reason: 'unchecked', times: 1, colour: 'yellow', alarms: [...dispatchers, 'district-supervisor'] },
];

const casework = {
  reopenWithinSeconds: 7 * secondsIn.day,
  occasions,
  extension: { most: 2, longestSeconds: 3 * secondsIn.day },
  suspension: { most: 1, longestSeconds: 90 * secondsIn.day },
  near: { withinMeters: 100 },
  repeat: { times: 3, withinDays: 30, reporterTimes: 3, reporterWithinDays: 365 },
  unsatisfiedUpTo: 2,
} as const satisfies Partial<Policy>;

export const policies = {
  '303024': {
    version: '303024',
    name: '303024',
    inForceSince: '2025-01-01',
    withinSeconds: { dispatch: 30, response: 30 * secondsIn.minute, resolution: 24 * secondsIn.hour },
    marks,
    ...casework,
  },
  drill: {
    version: 'drill',
    name: '演练',
    inForceSince: '2025-01-01',
    withinSeconds: { dispatch: 3, response: 15, resolution: 60 },
    marks,
    ...casework,
  },
} as const satisfies Record<string, Policy>;

export type PolicyVersion = keyof typeof policies;

export const policyVersions = Object.keys(policies) as [PolicyVersion, ...PolicyVersion[]];

/** @throws when no policy has this version: a deployment fault, not a user's. */
export const policyOf = (version: string): Policy => {
  const policy = (policies as Readonly<Record<string, Policy>>)[version];
  if (policy === undefined) throw new Error(`unknown policy version ${version}`);
  return policy;
};

/** When a leg that began at `startedAt` is due. */
export const dueAt = (policy: Policy, leg: LegName, startedAt: Instant): Instant =>
  plusMilliseconds(startedAt, policy.withinSeconds[leg] * 1000);

/** The instant of a mark in a leg that began at `startedAt` and was neither extended nor suspended. */
export const markInstant = (policy: Policy, mark: Mark, startedAt: Instant): Instant => {
  const [parts, of] = mark.used;
  return plusMilliseconds(startedAt, (policy.withinSeconds[mark.leg] * 1000 * parts) / of);
};

/** Whether the mark is the leg's deadline itself, and not a warning before it. */
export const isDeadlineMark = ({ used: [parts, of] }: Mark): boolean => parts === of;
