import { describe, expect, it } from 'vitest';
import { bucketName, sumOf } from './counter.ts';
import { bucketEdges, bucketOf, percentile } from './histogram.ts';
import { promiseFigure, ratio } from './kpi.ts';

const minute = 60_000;
const hour = 60 * minute;

describe('buckets', () => {
  it('are at most five percent wide, and hold what is said', () => {
    for (let index = 1; index < bucketEdges.length; index += 1) {
      const [below = 0, edge = 0] = [bucketEdges[index - 1], bucketEdges[index]];
      expect(edge).toBeGreaterThan(below);
      expect(edge / below).toBeLessThanOrEqual(1.05);
      expect([bucketOf(below), bucketOf(below + 1), bucketOf(edge)]).toEqual([index - 1, index, index]);
    }
    expect(bucketOf(0)).toBe(0);
    expect(bucketOf(Number.MAX_SAFE_INTEGER)).toBe(bucketEdges.length - 1);
  });

  it('give percentiles that are never too good, and at most five percent too bad', () => {
    const times = Array.from({ length: 1_000 }, (_, index) => 200 + index * 777);
    const histogram = new Map<number, number>();
    for (const time of times) histogram.set(bucketOf(time), (histogram.get(bucketOf(time)) ?? 0) + 1);
    for (const share of [0.5, 0.95, 0.99, 1]) {
      const exact = times[Math.ceil(times.length * share) - 1] ?? 0;
      const told = percentile(histogram, share) ?? 0;
      expect(told).toBeGreaterThanOrEqual(exact);
      expect(told).toBeLessThanOrEqual(exact * 1.05);
    }
    expect(percentile(new Map(), 0.5)).toBeUndefined();
  });

  it('add up: the percentiles of two days are those of all their cases', () => {
    const monday = { [bucketName('response', bucketOf(minute))]: 99 };
    const tuesday = { [bucketName('response', bucketOf(hour))]: 1 };
    const { taken } = promiseFigure(sumOf([monday, tuesday]), 'response');
    expect(taken).toEqual({
      n: 100,
      p50Milliseconds: bucketEdges[bucketOf(minute)],
      p95Milliseconds: bucketEdges[bucketOf(minute)],
      p99Milliseconds: bucketEdges[bucketOf(minute)],
    });
  });
});

describe('a rate', () => {
  it('is cut off, not rounded: what is not quite 98 percent is not shown as 98', () => {
    expect(ratio(97_999, 100_000).rate).toBe(0.9799);
    expect(ratio(49, 50).rate).toBe(0.98);
    expect(ratio(9_999_999, 10_000_000).rate).toBe(0.9999);
    expect(ratio(3, 3).rate).toBe(1);
  });

  it('of nothing is none, and of few is marked', () => {
    expect(ratio(0, 0)).toEqual({ part: 0, of: 0, isSmall: true });
    expect([ratio(29, 29).isSmall, ratio(30, 30).isSmall]).toEqual([true, false]);
  });

  it('keeps its target exactly at 98 percent, and misses it one below', () => {
    const kept = (met: number) =>
      promiseFigure({ resolutionMet: met, resolutionMissed: 1_000 - met }, 'resolution').isKept;
    expect([kept(980), kept(979), promiseFigure({}, 'resolution').isKept]).toEqual([true, false, undefined]);
  });
});
