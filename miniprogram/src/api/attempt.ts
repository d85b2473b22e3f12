import { discardDraft, readDraft, saveDraft } from '../draft/draft.ts';
import { newIdempotencyKey } from './idempotency-key.ts';

interface Attempt {
  readonly wish: string;
  readonly key: string;
}

const parse = (value: unknown): Attempt | undefined => {
  const { wish, key } = (value ?? {}) as Partial<Attempt>;
  return typeof wish === 'string' && typeof key === 'string' ? { wish, key } : undefined;
};

const draftName = (what: string): string => `attempt.${what}`;

/**
 * The key of a wish, kept on the device: asked for again after a lost answer, a reload or signing in, the same wish
 * carries the same key and happens once. Another wish gets another key.
 */
export const keyForWish = (what: string, wish: unknown): string => {
  const text = JSON.stringify(wish);
  const kept = readDraft(draftName(what), parse);
  if (kept?.wish === text) return kept.key;
  const key = newIdempotencyKey();
  saveDraft(draftName(what), { wish: text, key } satisfies Attempt);
  return key;
};

/** It has happened, or was refused for good: the same wish is a new one from now on. */
export const wishEnded = (what: string): void => discardDraft(draftName(what));
