import { useRef } from 'react';
import { newIdempotencyKey } from './idempotency-key.ts';

/** The same wish asked for again carries the same key and happens once; another wish, or one fulfilled, begins anew. */
export const useOnce = (): { readonly keyFor: (wish: unknown) => string; readonly fulfilled: () => void } => {
  const attempt = useRef({ wish: '', key: '' });
  return {
    keyFor: (wish) => {
      const text = JSON.stringify(wish);
      if (attempt.current.wish !== text) attempt.current = { wish: text, key: newIdempotencyKey() };
      return attempt.current.key;
    },
    fulfilled: () => {
      attempt.current = { wish: '', key: '' };
    },
  };
};
