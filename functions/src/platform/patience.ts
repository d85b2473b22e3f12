import { setTimeout as sleep } from 'node:timers/promises';

/** How often a write that lost its race is tried again, each time on the case as it is then. */
export const mostAttempts = 6;

/** Waits before attempt 1, 2, 3 … a little longer each time and never twice the same, so that rivals come apart. */
export type Pause = (attempt: number) => Promise<void>;

export const pauseBetweenAttempts: Pause = async (attempt) => {
  await sleep(10 * attempt + Math.random() * 20 * attempt);
};
