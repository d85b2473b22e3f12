/** The smallest sample that at least this share of the sorted samples does not exceed; NaN of none. */
const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;

/** How samples are spread, in whole units. */
export const spread = (samples: readonly number[]) => {
  const sorted = samples.map(Math.round).sort((one, other) => one - other);
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => percentile(sorted, share));
  return { count: sorted.length, p50, p95, p99, max: sorted.at(-1) };
};

/** How often each word occurs. */
export const tally = (words: readonly string[]): Record<string, number> =>
  Object.fromEntries([...Map.groupBy(words, (word) => word)].map(([word, found]) => [word, found.length]));
