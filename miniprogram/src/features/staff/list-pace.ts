import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';

const fastest = 3;
const slowest = 12;
/** A running promise is looked at about this often. */
const looksPerPromise = 20;

interface Paced {
  readonly runningSince?: Instant | undefined;
  readonly nextDueAt?: Instant | undefined;
}

/**
 * Seconds until a list is asked for again: by the shortest promise that runs in it, for marks come in proportion to
 * it. A drill's fifteen seconds are watched closely, half an hour at leisure.
 */
export const listPace = (rows: readonly Paced[]): number => {
  const lengths = rows.flatMap(({ runningSince, nextDueAt }) =>
    runningSince === undefined || nextDueAt === undefined
      ? []
      : [(epochMilliseconds(nextDueAt) - epochMilliseconds(runningSince)) / 1_000],
  );
  return Math.max(
    fastest,
    Math.min(slowest, Math.round(Math.min(...lengths, Number.MAX_SAFE_INTEGER) / looksPerPromise)),
  );
};
