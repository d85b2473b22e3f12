import { type Clock, type Instant, plusMilliseconds } from '@huzhou/shared/kernel/time';

export interface TestClock extends Clock {
  readonly advanceSeconds: (seconds: number) => void;
}

/** A clock that stands still until it is told to go on. */
export const createTestClock = (start: Instant = '2026-11-23T08:00:00.000Z'): TestClock => {
  let now = start;
  return {
    now: () => now,
    advanceSeconds: (seconds) => {
      now = plusMilliseconds(now, seconds * 1000);
    },
  };
};
