import { type ComplaintState, isSettled } from '@huzhou/shared/complaints/lifecycle';
import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';

interface Paced {
  readonly state: ComplaintState;
  readonly submittedAt: Instant;
  readonly runningSince?: Instant | undefined;
  readonly nextDueAt?: Instant | undefined;
}

const settledSeconds = 60;
const fastest = 2;
const slowest = 15;
/** A promise is looked at this often while it runs: 30 seconds every 2, a drill's 15 seconds too, half an hour every 15. */
const looksPerPromise = 15;

/** How long to wait before asking again: by the length of the promise that runs, so that its end is seen when it comes. */
export const refreshSeconds = ({ state, submittedAt, runningSince = submittedAt, nextDueAt }: Paced): number => {
  // A merged case goes on with its main.
  if (isSettled(state) && state !== 'merged') return settledSeconds;
  if (nextDueAt === undefined) return slowest;
  const length = (epochMilliseconds(nextDueAt) - epochMilliseconds(runningSince)) / 1_000;
  return Math.min(slowest, Math.max(fastest, Math.round(length / looksPerPromise)));
};

/** Photos are cleaned within seconds after a step; a page that shows one as pending asks soon. */
export const refreshSecondsWithPhotos = (paced: Paced & { readonly hasPendingPhotos: boolean }): number =>
  paced.hasPendingPhotos ? Math.min(3, refreshSeconds(paced)) : refreshSeconds(paced);

/** The pace of a list is that of its most urgent row. */
export const refreshSecondsOfList = (rows: readonly Paced[]): number =>
  Math.min(settledSeconds, ...rows.map(refreshSeconds));
