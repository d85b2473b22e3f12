import { hkdfSync } from 'node:crypto';
import * as z from 'zod/mini';

const Key = z.object({
  /** Names the key in what it signed or sealed. */
  kid: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,32}$/)),
  /** Any text of at least 32 unguessable characters; the key proper is derived from it. */
  secret: z.string().check(z.minLength(32)),
});

/**
 * Keys of one purpose: the first signs or seals, all verify or open. To rotate: add the new key at the end, wait
 * until every function has read it (the secrets' refresh time), move it to the front, later drop the old one.
 * A ring of one may be written without the list, because that is what Secrets Manager can generate.
 */
export const KeyRing = z.pipe(
  z.union([z.object({ keys: z.array(Key).check(z.minLength(1)) }), Key]),
  z.transform((ring) => ('keys' in ring ? ring : { keys: [ring] })),
);
export type KeyRing = z.infer<typeof KeyRing>;

export interface DerivedKey {
  readonly kid: string;
  readonly bytes: Uint8Array;
}

/** 256-bit keys for one purpose, so that a ring used for two things never uses one key for both. */
export const deriveKeys = (ring: KeyRing, purpose: string): readonly DerivedKey[] =>
  ring.keys.map(({ kid, secret }) => ({
    kid,
    bytes: new Uint8Array(hkdfSync('sha256', secret, kid, `huzhou-city-services/${purpose}`, 32)),
  }));
