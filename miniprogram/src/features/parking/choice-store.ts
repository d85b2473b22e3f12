import { useEffect, useSyncExternalStore } from 'react';
import { serverNow } from '../../device/clock.ts';
import { readStored, store } from '../../device/storage.ts';
import { type Choice, revived } from './choice.ts';

const storageKey = 'parking.choice.v1';

let current: Choice | undefined;
const listeners = new Set<() => void>();

const choice = (): Choice => {
  current ??= revived(readStored(storageKey), serverNow());
  return current;
};

const set = (next: Choice): void => {
  current = next;
  store(storageKey, next);
  for (const listener of listeners) listener();
};

export const changeChoice = (change: Partial<Choice>): void => set({ ...choice(), ...change });

/** Time has passed while the page was not looked at: what lies behind us is wished for no more. */
export const refreshChoice = (): void => {
  const next = revived(choice(), serverNow());
  if (JSON.stringify(next) !== JSON.stringify(choice())) set(next);
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

const lookEveryMilliseconds = 15_000;

export const useChoice = (): Choice => {
  // The time that was offered moves on while the page lies open.
  useEffect(() => {
    const timer = setInterval(refreshChoice, lookEveryMilliseconds);
    return () => clearInterval(timer);
  }, []);
  return useSyncExternalStore(subscribe, choice, choice);
};
