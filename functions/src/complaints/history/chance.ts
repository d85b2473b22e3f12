import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Numbers that look random and are the same for the same seed, so that a history told twice is one history. */
export interface Chance {
  /** In [0, 1). */
  readonly next: () => number;
  readonly happens: (probability: number) => boolean;
  /** One of the values, as often as its weight says. */
  readonly oneOf: <Value>(weighted: readonly (readonly [Value, number])[]) => Value;
  /** Seconds around a median, with a long tail: how long people take. */
  readonly seconds: (median: number, spread: number) => number;
}

export const chanceOf = (seed: number): Chance => {
  const generator = xoroshiro128plus(seed);
  const next = (): number => uniformFloat64(generator);
  return {
    next,
    happens: (probability) => next() < probability,
    oneOf: (weighted) => {
      const total = weighted.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [value, weight] of weighted) {
        left -= weight;
        if (left < 0) return value;
      }
      const last = weighted.at(-1);
      if (last === undefined) throw new Error('Nothing to choose from');
      return last[0];
    },
    // Box–Muller: the logarithm of the time that people take is spread like a bell.
    seconds: (median, spread) => {
      const bell = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
      return Math.max(1, Math.round(median * Math.exp(spread * bell)));
    },
  };
};
