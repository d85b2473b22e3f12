import type { KeyRing } from '../key-ring.ts';
import { createSealer, type Sealer } from '../sealed.ts';

/** A ring of keys with these ids; the first one signs and seals. */
export const testKeyRing = (...kids: readonly string[]): KeyRing => ({
  keys: kids.map((kid) => ({ kid, secret: `${kid}-`.padEnd(40, 'x') })),
});

export const testSealer = (): Sealer => {
  const ring = testKeyRing('first');
  return createSealer(async () => ring);
};
