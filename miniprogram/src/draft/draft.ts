import { forget, readStored, store } from '../device/storage.ts';

/** Drafts older than this are of no use to anybody: what was seen is gone or was filed otherwise. */
const keptForMilliseconds = 7 * 24 * 3_600_000;

const storageKey = (name: string): string => `draft.${name}`;

interface Kept {
  readonly savedAt: number;
  readonly value: unknown;
}

/** The draft under this name, read by `parse`; undefined when there is none, it is old, or it is of another shape. */
export const readDraft = <Value>(
  name: string,
  parse: (value: unknown) => Value | undefined,
  now: number = Date.now(),
): Value | undefined => {
  const kept = readStored(storageKey(name)) as Partial<Kept> | undefined;
  if (typeof kept?.savedAt !== 'number') return undefined;
  if (now - kept.savedAt <= keptForMilliseconds) return parse(kept.value);
  // It may hold a telephone number: what is no use to anybody does not stay.
  discardDraft(name);
  return undefined;
};

/** @returns false when the device had no room for it. */
export const saveDraft = (name: string, value: unknown, now: number = Date.now()): boolean =>
  store(storageKey(name), { savedAt: now, value } satisfies Kept);

export const discardDraft = (name: string): void => forget(storageKey(name));
