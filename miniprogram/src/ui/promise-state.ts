import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { beforeWords, clockWords, durationWords, leftWords } from '../i18n/time.ts';
import { promiseTexts } from '../i18n/ui.ts';

/** One promise as the server tells it: absent instants have not happened. */
export interface PromiseTimes {
  readonly startedAt?: Instant | undefined;
  readonly dueAt?: Instant | undefined;
  readonly endedAt?: Instant | undefined;
  /** Since when the clock stands still (挂账), and how long it stood still before, in milliseconds. */
  readonly pausedAt?: Instant | undefined;
  readonly pausedMilliseconds?: number | undefined;
}

export type PromiseState = 'waiting' | 'running' | 'paused' | 'late' | 'kept' | 'broken';

export interface PromiseReading {
  readonly state: PromiseState;
  /** Share of the time used, 0 to 1. */
  readonly used: number;
  /** Time taken, or time left: 「用时 8 秒」「还剩 12 分」「已超 3 分」. */
  readonly time: string;
  /** The wall-clock instant: 「18:20 前」「18:05 完成」; empty while the promise has not begun. */
  readonly clock: string;
}

/** Reads a promise at `now` (epoch milliseconds). The last millisecond before the deadline, and the deadline, are in time. */
export const readPromise = (times: PromiseTimes, now: number): PromiseReading => {
  const { startedAt, dueAt, endedAt, pausedAt, pausedMilliseconds = 0 } = times;
  if (startedAt === undefined || dueAt === undefined)
    return { state: 'waiting', used: 0, time: promiseTexts.waiting, clock: '' };
  // Time under suspension is not counted, neither as taken nor as left.
  const start = epochMilliseconds(startedAt) + pausedMilliseconds;
  const due = epochMilliseconds(dueAt);
  if (endedAt !== undefined) {
    const end = epochMilliseconds(endedAt);
    const state = end <= due ? 'kept' : 'broken';
    return {
      state,
      used: 1,
      time: end - start < 1_000 ? promiseTexts.takenAtOnce : promiseTexts.taken(durationWords(end - start)),
      clock: promiseTexts.keptAt(clockWords(end)),
    };
  }
  if (pausedAt !== undefined) {
    const paused = epochMilliseconds(pausedAt);
    const left = promiseTexts.leftThen(durationWords(due - paused));
    return {
      state: 'paused',
      used: Math.min(1, (paused - start) / (due - start)),
      time: left,
      clock: promiseTexts.paused,
    };
  }
  const used = due === start ? 1 : Math.min(1, Math.max(0, (now - start) / (due - start)));
  return { state: now <= due ? 'running' : 'late', used, time: leftWords(due, now), clock: beforeWords(due, now) };
};
