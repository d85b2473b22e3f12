import { createHash, timingSafeEqual } from 'node:crypto';
import { type Instant, millisecondsBetween, secondsIn } from '@huzhou/shared/kernel/time';

/** The query with which WeChat signs what it pushes. */
export interface PushSignature {
  readonly signature: string;
  /** Seconds since 1970. */
  readonly timestamp: string;
  readonly nonce: string;
}

const mostAgeMilliseconds = 10 * secondsIn.minute * 1000;

const isRecent = (timestamp: string, now: Instant): boolean => {
  if (!/^\d{1,12}$/.test(timestamp)) return false;
  const signedAt = new Date(Number(timestamp) * 1000).toISOString();
  return Math.abs(millisecondsBetween(signedAt, now)) <= mostAgeMilliseconds;
};

/**
 * Whether WeChat signed this, within the last ten minutes. In its plain mode the signature covers token, time and
 * nonce, not the body: what a push may do must need something else that only WeChat knows, such as a trace id.
 */
export const isSignedByWeChat = (
  { signature, timestamp, nonce }: PushSignature,
  token: string,
  now: Instant,
): boolean => {
  // Plain code unit order, as WeChat sorts them.
  const expected = createHash('sha1').update([token, timestamp, nonce].sort().join('')).digest();
  const given = Buffer.from(/^[0-9a-f]{40}$/i.test(signature) ? signature : '', 'hex');
  return given.length === expected.length && timingSafeEqual(given, expected) && isRecent(timestamp, now);
};
