import { useSyncExternalStore } from 'react';

/**
 * The server's time as far as this device knows it. Deadlines come from the server: a phone whose clock is
 * wrong must not show a promise as broken.
 */
let offsetMilliseconds = 0;

/** The `Date` header has whole seconds, and the answer took time to arrive; smaller differences are noise. */
const noiseMilliseconds = 2_500;

export const learnServerTime = (dateHeader: string | undefined, deviceMilliseconds: number = Date.now()): void => {
  const server = dateHeader === undefined ? Number.NaN : Date.parse(dateHeader);
  if (Number.isNaN(server)) return;
  const difference = server - deviceMilliseconds;
  offsetMilliseconds = Math.abs(difference) <= noiseMilliseconds ? 0 : difference;
};

/** Milliseconds since the epoch, by the server's clock. */
export const serverNow = (): number => Date.now() + offsetMilliseconds;

const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, 1_000);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
};

const still = (): (() => void) => () => {};

const wholeSecond = (): number => Math.floor(serverNow() / 1_000) * 1_000;

/** Now, to the second, for countdowns; one timer serves every countdown. `running: false` stops the redraws. */
export const useNow = (running = true): number =>
  useSyncExternalStore(running ? subscribe : still, wholeSecond, wholeSecond);
