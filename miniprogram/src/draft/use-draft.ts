import { useRef, useState } from 'react';
import { discardDraft, readDraft, saveDraft } from './draft.ts';

export interface DraftState<Value> {
  readonly value: Value;
  /** Whether it was there already when the page opened. */
  readonly restored: boolean;
  /** Keeps each change at once: a crash, a call or a dead battery loses nothing that was typed. */
  readonly change: (change: Partial<Value>) => void;
  /** Starts anew, with `empty`. */
  readonly discard: () => void;
}

/** What a person has typed on a page, kept on the device until it is sent. */
export const useDraft = <Value extends object>(
  name: string,
  empty: () => Value,
  parse: (value: unknown) => Value | undefined,
): DraftState<Value> => {
  const [first] = useState(() => readDraft(name, parse));
  const [value, setValue] = useState<Value>(() => first ?? empty());
  // Photos report progress between two renders: the newest value is read from here, never from a stale closure.
  const newest = useRef(value);
  const set = (next: Value): void => {
    newest.current = next;
    setValue(next);
  };
  return {
    value,
    restored: first !== undefined,
    change: (change) => {
      set({ ...newest.current, ...change });
      saveDraft(name, newest.current);
    },
    discard: () => {
      discardDraft(name);
      set(empty());
    },
  };
};
