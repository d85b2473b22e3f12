import * as z from 'zod/mini';

/**
 * The promises that figures are told of: the three legs, and 及时反馈, the first substantive word to the reporter
 * within 24 hours of acceptance.
 */
export const promises = ['dispatch', 'response', 'resolution', 'feedback'] as const;
export type PromiseName = (typeof promises)[number];

/**
 * How a promise stands. Only `Met` and `Missed` are in the rate. `Running` is still inside its time, `Left` ended
 * before its time by something else (returned, withdrawn, declined, transferred, gone), `Suspended` stands still with
 * authority, `Unchecked` was reported done in time and waits, still inside its time, for its check.
 */
const standings = {
  dispatch: ['Met', 'Missed', 'Running', 'Left'],
  response: ['Met', 'Missed', 'Running', 'Left'],
  resolution: ['Met', 'Missed', 'Running', 'Left', 'Suspended', 'Unchecked'],
  feedback: ['Met', 'Missed', 'Running', 'Left'],
} as const satisfies Record<PromiseName, readonly string[]>;

type Standings = typeof standings;
export type Standing = Standings[PromiseName][number];
type StandingName = { [P in PromiseName]: `${P}${Standings[P][number]}` }[PromiseName];

/**
 * What is told beside the rates. `cases` are cases, all others openings (a case that is reopened is one more), but
 * for `key…`, which are cases too. `checked` were closed or sent back by the check; `reopened` had been closed,
 * `revived` had been declined or transferred.
 */
const besides = [
  'cases',
  'openings',
  'dispatched',
  'closed',
  'checked',
  'reworked',
  'returned',
  'extended',
  'suspended',
  'reopened',
  'revived',
  'declined',
  'transferred',
  'withdrawn',
  'merged',
  'ratedSatisfied',
  'ratedNeutral',
  'ratedUnsatisfied',
  'key',
  'keyReplied',
  'keySilent',
  'keyStruckOff',
] as const;

export type CounterName = StandingName | (typeof besides)[number];

/** Every counter that a case can be found by, in the order of the promises. */
export const counterNames: readonly CounterName[] = [
  ...promises.flatMap((promise) => standings[promise].map((standing) => `${promise}${standing}` as StandingName)),
  ...besides,
];

export const CounterName = z.enum(counterNames as [CounterName, ...CounterName[]], '请选择一项指标');

const letters: Readonly<Record<PromiseName, string>> = {
  dispatch: 'd',
  response: 'r',
  resolution: 's',
  feedback: 'f',
};

/** The counter of a bucket of a promise's durations: `s102`. Short, because a busy row has hundreds. */
export const bucketName = (promise: PromiseName, bucket: number): string => `${letters[promise]}${bucket}`;

/** The buckets of a promise among counters. */
export const bucketsOf = (counters: Counters, promise: PromiseName): ReadonlyMap<number, number> => {
  const letter = letters[promise];
  return new Map(
    Object.entries(counters).flatMap(([name, count]): [number, number][] => {
      const bucket = name[0] === letter ? Number(name.slice(1)) : Number.NaN;
      return Number.isInteger(bucket) && count !== 0 ? [[bucket, count]] : [];
    }),
  );
};

/** Counts by the name of a counter or of a bucket; what is missing is zero. */
export type Counters = Readonly<Record<string, number>>;

export const countOf = (counters: Counters, name: CounterName): number => counters[name] ?? 0;

/** All of them added up. */
export const sumOf = (all: Iterable<Counters>): Counters => {
  const sum: Record<string, number> = {};
  for (const counters of all)
    for (const [name, count] of Object.entries(counters)) sum[name] = (sum[name] ?? 0) + count;
  return sum;
};
