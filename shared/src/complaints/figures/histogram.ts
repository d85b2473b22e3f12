/**
 * Durations are kept as counts in buckets whose upper edges grow by at most five percent, so that percentiles of days,
 * towns and years can be had by adding. A percentile is shown as the upper edge of its bucket: never too good, and at
 * most five percent too bad.
 */
const shortestMilliseconds = 20;
const longestMilliseconds = 400 * 86_400_000;
const growth = 1.05;

const edgesUpTo = (longest: number): readonly number[] => {
  const edges = [shortestMilliseconds];
  for (let edge = shortestMilliseconds; edge < longest; ) {
    edge = Math.min(longest, Math.floor(edge * growth));
    edges.push(edge);
  }
  return edges;
};

/** Upper edges in milliseconds, ascending: bucket `i` holds what took at most `bucketEdges[i]`. The last takes the rest. */
export const bucketEdges: readonly number[] = edgesUpTo(longestMilliseconds);

/** The bucket of a duration. */
export const bucketOf = (milliseconds: number): number => {
  let [low, high] = [0, bucketEdges.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (milliseconds <= (bucketEdges[middle] ?? Number.POSITIVE_INFINITY)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** How many durations fell into each bucket; buckets without any may be missing. */
export type Histogram = ReadonlyMap<number, number>;

export const countIn = (histogram: Histogram): number => [...histogram.values()].reduce((sum, count) => sum + count, 0);

/**
 * The upper edge, in milliseconds, of the bucket within which `share` (0.95) of all durations ended; undefined when
 * there are none.
 */
export const percentile = (histogram: Histogram, share: number): number | undefined => {
  const wanted = Math.ceil(countIn(histogram) * share);
  if (wanted <= 0) return undefined;
  let seen = 0;
  for (const [bucket, count] of [...histogram].sort(([one], [other]) => one - other)) {
    seen += count;
    if (seen >= wanted) return bucketEdges[bucket];
  }
  return undefined;
};
