import { performance } from 'node:perf_hooks';

/** As long as somebody waits for a page; what is left is for the next one. */
const searchMilliseconds = 1_500;

/** Begins to count the time of one search. */
export const startSearchTimer = (): (() => boolean) => {
  const startedAt = performance.now();
  return () => performance.now() - startedAt > searchMilliseconds;
};
