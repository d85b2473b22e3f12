import { type Clock, epochMilliseconds } from '@huzhou/shared/kernel/time';

export interface CacheOptions {
  readonly clock: Clock;
  readonly freshSeconds: number;
  /** How many keys are kept; the oldest goes first. */
  readonly mostKeys?: number;
}

/**
 * Remembers what `load` found for a key for `freshSeconds`. Calls for one key at the same time share one load;
 * a load that fails is not remembered.
 */
export const cached = <T>(
  { clock, freshSeconds, mostKeys = 1_000 }: CacheOptions,
  load: (key: string) => Promise<T>,
): ((key: string) => Promise<T>) => {
  const kept = new Map<string, { readonly value: Promise<T>; readonly until: number }>();

  return (key) => {
    const now = epochMilliseconds(clock.now());
    const hit = kept.get(key);
    if (hit !== undefined && now < hit.until) return hit.value;
    kept.delete(key);
    const value = load(key);
    const entry = { value, until: now + freshSeconds * 1000 };
    kept.set(key, entry);
    value.catch(() => kept.get(key) === entry && kept.delete(key));
    const oldest = kept.keys().next();
    if (kept.size > mostKeys && !oldest.done) kept.delete(oldest.value);
    return value;
  };
};
