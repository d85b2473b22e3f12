import * as z from 'zod/mini';
import { type RandomBytes, randomCode } from '../kernel/ids.ts';
import { Instant } from '../kernel/time.ts';
import { Day } from './day.ts';

/** `HZQ`, the year, ten random characters: a number that can be read out, and that nobody finds by counting. */
export const CertificateNumber = z.string().check(z.regex(/^HZQ\d{4}-[0-9A-HJKMNP-TV-Z]{10}$/, '犬证编号不正确'));

export const newCertificateNumber = (year: string, randomBytes: RandomBytes): string =>
  `HZQ${year}-${randomCode(randomBytes, 10)}`;

/** The certificate as the dog's record keeps it; its number stays the dog's, whoever keeps it. */
export const Certificate = z.object({ number: CertificateNumber, issuedAt: Instant });
export type Certificate = z.infer<typeof Certificate>;

/**
 * What is signed: enough to see at a gate that this dog is the one, and nothing of whose it is. Short names keep the QR
 * code coarse enough for an old telephone's camera.
 */
export const CertificateClaims = z.object({
  /** The certificate's number. */
  jti: CertificateNumber,
  /** The dog's name, breed, colour. */
  n: z.string(),
  b: z.string(),
  c: z.string(),
  /** The last four digits of its chip. */
  m: z.string(),
  /** The last day of the registration. */
  u: Day,
  /** The last day on which a vaccination protects it, as known when it was signed; absent where none did. */
  v: z.optional(Day),
  /** The district. */
  d: z.string(),
  /** Signed at, seconds since 1970. */
  iat: z.int(),
});
export type CertificateClaims = z.infer<typeof CertificateClaims>;

export const certificateAlgorithm = 'ES256';
export const certificateType = 'hzq+jws';

/** What the QR code holds: a compact JWS behind a word that says what it is. */
export const qrPrefix = 'HZQ:';
export const qrPayload = (jws: string): string => `${qrPrefix}${jws}`;
export const jwsOf = (payload: string): string | undefined =>
  payload.startsWith(qrPrefix) ? payload.slice(qrPrefix.length) : undefined;

/** A public key of the signer, as a JWK (RFC 7517). */
export const CertificateKey = z.object({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  kid: z.string(),
  alg: z.literal(certificateAlgorithm),
  use: z.literal('sig'),
});
export type CertificateKey = z.infer<typeof CertificateKey>;
