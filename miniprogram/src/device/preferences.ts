import { useSyncExternalStore } from 'react';
import { readStored, store } from './storage.ts';

export type Theme = 'system' | 'light' | 'dark';

/** How this person wants to see the client on this device. `elder` is 关怀版: everything 1.3 times as large. */
export interface Preferences {
  readonly elder: boolean;
  readonly theme: Theme;
}

const storageKey = 'preferences.v1';
const themes: readonly unknown[] = ['system', 'light', 'dark'] satisfies Theme[];

const read = (): Preferences => {
  const stored = readStored(storageKey) as Partial<Preferences> | undefined;
  return {
    elder: stored?.elder === true,
    theme: stored !== undefined && themes.includes(stored.theme) ? (stored.theme as Theme) : 'system',
  };
};

let current: Preferences | undefined;
const listeners = new Set<() => void>();

export const preferences = (): Preferences => {
  current ??= read();
  return current;
};

export const changePreferences = (change: Partial<Preferences>): void => {
  current = { ...preferences(), ...change };
  store(storageKey, current);
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const usePreferences = (): Preferences => useSyncExternalStore(subscribe, preferences, preferences);
