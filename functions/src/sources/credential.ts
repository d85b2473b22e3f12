import { createHash } from 'node:crypto';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Sealer } from '../platform/sealed.ts';

/** What a source is given once, at its registration or when its secret is rotated. */
export const Credential = z.object({
  /** Names the source in every call (`X-Source-Key`, Open311's `api_key`). */
  key: z.string(),
  /** Signs calls; it is never sent. */
  secret: z.string(),
});
export type Credential = z.infer<typeof Credential>;

/** A credential as it is stored: found by the key's hash, and legible with the field keys only. */
export const StoredCredential = z.object({
  keyHash: z.string(),
  /** The last four characters of the key, by which people tell keys apart. */
  hint: z.string(),
  sealed: z.string(),
  createdAt: Instant,
  /** From when it opens nothing any more; absent while it is the current one. */
  retiresAt: z.optional(Instant),
});
export type StoredCredential = z.infer<typeof StoredCredential>;

/** 130 and 256 unguessable bits. The prefixes let a secret scanner recognise what has leaked. */
export const newCredential = (randomBytes: RandomBytes): Credential => ({
  key: `hzk_${randomCode(randomBytes, 26)}`,
  secret: `hzs_${Buffer.from(randomBytes(32)).toString('base64url')}`,
});

/** A key has 130 random bits: nobody finds it by trying out what hashes to the same. */
export const hashOfKey = (key: string): string => createHash('sha256').update(key).digest('base64url');

// A sealed credential opens for its own source only.
const contextOf = (sourceId: string, keyHash: string): string => `source-credential:${sourceId}:${keyHash}`;

export const sealCredential = async (
  sealer: Sealer,
  sourceId: string,
  credential: Credential,
  createdAt: Instant,
): Promise<StoredCredential> => {
  const keyHash = hashOfKey(credential.key);
  const sealed = await sealer.seal(JSON.stringify(credential), contextOf(sourceId, keyHash));
  return { keyHash, hint: credential.key.slice(-4), sealed, createdAt };
};

export const openCredential = async (
  sealer: Sealer,
  sourceId: string,
  { keyHash, sealed }: StoredCredential,
): Promise<Credential> => z.parse(Credential, JSON.parse(await sealer.open(sealed, contextOf(sourceId, keyHash))));

/** Whether a credential still opens anything at `now`. */
export const isGood = ({ retiresAt }: StoredCredential, now: Instant): boolean =>
  retiresAt === undefined || now < retiresAt;
