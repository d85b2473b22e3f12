import * as z from 'zod/mini';
import { bucketsOf, type CounterName, type Counters, countOf, type PromiseName, promises } from './counter.ts';
import { countIn, percentile } from './histogram.ts';
import { smallBelow, targets } from './targets.ts';

/** `part` of `of`. Without a `rate` there is nothing to tell it of; `isSmall`: too few to conclude anything from. */
export const Ratio = z.object({
  part: z.int(),
  of: z.int(),
  /** Four decimals, cut off and not rounded up: 0.97999 is not 98 percent. */
  rate: z.optional(z.number()),
  isSmall: z.boolean(),
});
export type Ratio = z.infer<typeof Ratio>;

/** Within how long half, 95 and 99 of a hundred were done; upper edges of buckets five percent wide. */
export const Taken = z.object({
  n: z.int(),
  p50Milliseconds: z.int(),
  p95Milliseconds: z.int(),
  p99Milliseconds: z.int(),
});
export type Taken = z.infer<typeof Taken>;

/** One promise: how many of those due were met, how long it took, and what is in neither part. */
export const PromiseFigure = z.object({
  promise: z.enum(promises),
  met: z.int(),
  due: z.int(),
  rate: z.optional(z.number()),
  isSmall: z.boolean(),
  target: z.number(),
  /** Whether the target was reached; absent where nothing was due. */
  isKept: z.optional(z.boolean()),
  taken: z.optional(Taken),
  excluded: z.object({
    running: z.int(),
    left: z.int(),
    suspended: z.int(),
    unchecked: z.int(),
  }),
});
export type PromiseFigure = z.infer<typeof PromiseFigure>;

/** What is shown beside the promises, so that none of them can look better than it is. */
export const Beside = z.object({
  cases: z.int(),
  openings: z.int(),
  closed: z.int(),
  reworked: Ratio,
  returned: Ratio,
  extended: Ratio,
  suspended: Ratio,
  reopened: Ratio,
  satisfied: Ratio,
  /** Ratings of 4 and 5, of 3, of 1 and 2. */
  ratings: z.object({ satisfied: z.int(), neutral: z.int(), unsatisfied: z.int() }),
  revived: z.int(),
  declined: z.int(),
  transferred: z.int(),
  withdrawn: z.int(),
  merged: z.int(),
});
export type Beside = z.infer<typeof Beside>;

/** 重点案件: replied to (回复率) among those whose time is up or that have a reply, struck off (化解率) among all. */
export const KeyCases = z.object({ cases: z.int(), target: z.number(), replied: Ratio, resolved: Ratio });
export type KeyCases = z.infer<typeof KeyCases>;

const rateOf = (part: number, of: number): { readonly rate?: number } =>
  of === 0 ? {} : { rate: Math.floor((part / of) * 10_000 + 1e-9) / 10_000 };

export const ratio = (part: number, of: number): Ratio => ({ part, of, ...rateOf(part, of), isSmall: of < smallBelow });

const takenOf = (counters: Counters, promise: PromiseName): Taken | undefined => {
  const histogram = bucketsOf(counters, promise);
  const at = (share: number): number => percentile(histogram, share) ?? 0;
  const n = countIn(histogram);
  return n === 0 ? undefined : { n, p50Milliseconds: at(0.5), p95Milliseconds: at(0.95), p99Milliseconds: at(0.99) };
};

export const promiseFigure = (counters: Counters, promise: PromiseName): PromiseFigure => {
  const count = (standing: string): number => countOf(counters, `${promise}${standing}` as CounterName);
  const met = count('Met');
  const due = met + count('Missed');
  const taken = takenOf(counters, promise);
  return {
    promise,
    met,
    due,
    ...rateOf(met, due),
    isSmall: due < smallBelow,
    target: targets.promise,
    ...(due === 0 ? {} : { isKept: met >= targets.promise * due }),
    ...(taken === undefined ? {} : { taken }),
    excluded: {
      running: count('Running'),
      left: count('Left'),
      suspended: count('Suspended'),
      unchecked: count('Unchecked'),
    },
  };
};

export const promiseFigures = (counters: Counters): PromiseFigure[] =>
  promises.map((promise) => promiseFigure(counters, promise));

export const besideOf = (counters: Counters): Beside => {
  const count = (name: CounterName): number => countOf(counters, name);
  const [satisfied, neutral, unsatisfied] = [count('ratedSatisfied'), count('ratedNeutral'), count('ratedUnsatisfied')];
  const [openings, closed] = [count('openings'), count('closed')];
  return {
    cases: count('cases'),
    openings,
    closed,
    reworked: ratio(count('reworked'), count('checked')),
    returned: ratio(count('returned'), count('dispatched')),
    extended: ratio(count('extended'), openings),
    suspended: ratio(count('suspended'), openings),
    reopened: ratio(count('reopened'), closed),
    satisfied: ratio(satisfied + neutral, satisfied + neutral + unsatisfied),
    ratings: { satisfied, neutral, unsatisfied },
    revived: count('revived'),
    declined: count('declined'),
    transferred: count('transferred'),
    withdrawn: count('withdrawn'),
    merged: count('merged'),
  };
};

export const keyCasesOf = (counters: Counters): KeyCases => {
  const [cases, replied] = [countOf(counters, 'key'), countOf(counters, 'keyReplied')];
  return {
    cases,
    target: targets.keyCases,
    replied: ratio(replied, replied + countOf(counters, 'keySilent')),
    resolved: ratio(countOf(counters, 'keyStruckOff'), cases),
  };
};
