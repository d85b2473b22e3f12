import type { Result } from '@huzhou/shared/kernel/result';
import type { ApiFailure } from './failure.ts';

/** What a page knows: the last good value stays while newer ones fail, and `failure` says why it is not fresh. */
export interface Freshness<Value> {
  readonly value?: Value;
  readonly failure?: ApiFailure;
  /** Epoch milliseconds at which `value` was loaded. */
  readonly loadedAt?: number;
}

export interface RefresherDeps<Value> {
  readonly load: () => Promise<Result<Value, ApiFailure>>;
  /** The pause between two loads, which may depend on what was loaded last. */
  readonly everySeconds: (value: Value | undefined) => number;
  readonly onChange: (freshness: Freshness<Value>) => void;
  readonly nowMilliseconds: () => number;
}

export interface Refresher<Value> {
  /** The page is shown: loads now, and again every so often. */
  readonly show: () => void;
  /** The page is hidden: nothing more is asked for. */
  readonly hide: () => void;
  readonly refresh: () => Promise<void>;
  /** A newer value came with the answer to a command. */
  readonly replace: (value: Value) => void;
}

/** After failures the pause doubles up to this many times the usual one. */
const longestBackOff = 8;

/** Loads again and again while shown; backs off while it fails, at least as long as the server asks for; never runs two loads at once. */
export const createRefresher = <Value>({
  load,
  everySeconds,
  onChange,
  nowMilliseconds,
}: RefresherDeps<Value>): Refresher<Value> => {
  let known: Freshness<Value> = {};
  let shown = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let underWay: Promise<void> | undefined;
  /** Counts replacements, so that a load that began before one does not undo it. */
  let version = 0;

  const change = (next: Freshness<Value>): void => {
    known = next;
    onChange(known);
  };

  const schedule = (): void => {
    clearTimeout(timer);
    if (!shown) return;
    const factor = Math.min(longestBackOff, 2 ** failures);
    const asked = failures === 0 ? 0 : (known.failure?.retryAfterSeconds ?? 0);
    timer = setTimeout(() => void refresh(), Math.max(everySeconds(known.value) * factor, asked) * 1_000);
  };

  const run = async (): Promise<void> => {
    const begun = version;
    const answer = await load();
    if (begun !== version) return;
    failures = answer.ok ? 0 : failures + 1;
    change(answer.ok ? { value: answer.value, loadedAt: nowMilliseconds() } : { ...known, failure: answer.failure });
  };

  const refresh = (): Promise<void> => {
    clearTimeout(timer);
    underWay ??= run().finally(() => {
      underWay = undefined;
      schedule();
    });
    return underWay;
  };

  return {
    show: () => {
      shown = true;
      void refresh();
    },
    hide: () => {
      shown = false;
      clearTimeout(timer);
    },
    refresh,
    replace: (value) => {
      version += 1;
      failures = 0;
      change({ value, loadedAt: nowMilliseconds() });
      schedule();
    },
  };
};
