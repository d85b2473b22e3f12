import { CertificateClaims, CertificateNumber, jwsOf } from '@huzhou/shared/dogs/certificate';
import * as z from 'zod/mini';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Base64url, which neither WeChat nor old browsers read for us. @returns undefined for what is none. */
export const bytesOf = (text: string): Uint8Array<ArrayBuffer> | undefined => {
  const bytes: number[] = [];
  let bits = 0;
  let held = 0;
  for (const character of text) {
    const value = alphabet.indexOf(character);
    if (value < 0) return undefined;
    bits = (bits << 6) | value;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    bytes.push((bits >> held) & 0xff);
    bits &= (1 << held) - 1;
  }
  return Uint8Array.from(bytes);
};

const jsonIn = (part: string): unknown => {
  try {
    const escaped = [...(bytesOf(part) ?? [])].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    return JSON.parse(decodeURIComponent(escaped));
  } catch {
    return undefined;
  }
};

/** What a certificate's QR code says, before anybody has looked at its signature. */
export interface CertificateText {
  readonly claims: CertificateClaims;
  readonly keyId: string | undefined;
  /** What was signed, and with what. */
  readonly signed: string;
  readonly signature: string;
}

const Header = z.object({ kid: z.optional(z.string()) });

/** Reads the text of a QR code; undefined for what is no certificate. */
export const readCertificate = (text: string): CertificateText | undefined => {
  const [header, payload, signature, rest] = jwsOf(text.trim())?.split('.') ?? [];
  if (header === undefined || payload === undefined || signature === undefined || rest !== undefined) return undefined;
  const claims = z.safeParse(CertificateClaims, jsonIn(payload));
  const read = z.safeParse(Header, jsonIn(header));
  if (!claims.success || !read.success) return undefined;
  return { claims: claims.data, keyId: read.data.kid, signed: `${header}.${payload}`, signature };
};

/** A certificate's number as it is typed: in any case, with or without its hyphen; undefined for what cannot be one. */
export const readCertificateNumber = (typed: string): string | undefined => {
  const bare = typed.replace(/[\s-]/g, '').toUpperCase();
  const number = `${bare.slice(0, 7)}-${bare.slice(7)}`;
  return z.safeParse(CertificateNumber, number).success ? number : undefined;
};
