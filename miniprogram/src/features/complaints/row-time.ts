import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { legTexts, mineTexts } from '../../i18n/cases.ts';
import { beforeWords, durationWords, leftWords, momentWords } from '../../i18n/time.ts';

export interface RowTime {
  /** The time that matters: left of the promise that runs, or taken. Empty where there is none. */
  readonly hero: string;
  /** The wall-clock instant that goes with it. */
  readonly clock: string;
}

/** What a row says about time. `now` in epoch milliseconds. */
export const rowTime = (row: ComplaintSummary, now: number): RowTime => {
  const { state, submittedAt, closedAt, nextDueAt, runningLeg } = row;
  const submitted = epochMilliseconds(submittedAt);
  if (nextDueAt === undefined || state === 'suspended') {
    const clock = mineTexts.submittedAt(momentWords(submitted, now));
    // Only what was done took its time; what was declined or sent elsewhere has merely ended.
    const isDone = state === 'closed' || state === 'rated';
    return {
      hero:
        closedAt === undefined || !isDone
          ? ''
          : mineTexts.closedAfter(durationWords(epochMilliseconds(closedAt) - submitted)),
      clock,
    };
  }
  const due = epochMilliseconds(nextDueAt);
  if (runningLeg === undefined)
    return { hero: mineTexts.checking, clock: mineTexts.submittedAt(momentWords(submitted, now)) };
  return { hero: mineTexts.running(legTexts[runningLeg], leftWords(due, now)), clock: beforeWords(due, now) };
};
