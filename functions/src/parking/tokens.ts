import { createHash } from 'node:crypto';
import { randomCode } from '@huzhou/shared/kernel/ids';
import { fingerprint } from '../platform/fingerprint.ts';
import type { KeptCall } from './ports.ts';

const tokenLength = 16;

/**
 * 80 bits that follow from what they are made of: the same call again makes the same token, and so finds the booking that
 * it has made. Nobody guesses one, since a person's id and an Idempotency-Key are not guessed.
 */
export const tokenOf = (...parts: readonly string[]): string => {
  const digest = createHash('sha256').update(parts.join('\n')).digest();
  return randomCode((length) => digest.subarray(0, length), tokenLength);
};

// 72 bits of each: enough to tell the few calls of one booking apart, and paid for by the kilobyte.
const keptCharacters = 12;

interface Call {
  readonly path: unknown;
  readonly body: unknown;
  readonly idempotencyKey: string;
}

/** A call as it is remembered within the booking that it changed. */
export const keptCallOf = (
  route: { readonly id: string },
  { path, body, idempotencyKey }: Call,
  caller: { readonly personId: string },
): KeptCall => ({
  key: fingerprint([caller.personId, route.id, idempotencyKey]).slice(0, keptCharacters),
  fingerprint: fingerprint({ path, body }).slice(0, keptCharacters),
});
