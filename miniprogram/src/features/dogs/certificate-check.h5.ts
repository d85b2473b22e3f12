import type { CertificateKey } from '@huzhou/shared/dogs/certificate';
import type { SignatureCheck } from './certificate-check.ts';
import { bytesOf, type CertificateText } from './certificate-text.ts';

export type { SignatureCheck };

const curve = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const digest = { name: 'ECDSA', hash: 'SHA-256' } as const;

/** Whether the city signed this, told without asking anybody: by its published keys. */
export const checkSignature = async (
  { keyId, signed, signature }: CertificateText,
  keys: readonly CertificateKey[],
): Promise<SignatureCheck> => {
  const key = keys.find(({ kid }) => kid === keyId);
  const bytes = bytesOf(signature);
  // Pages that were not served safely have no `subtle`.
  if (key === undefined || bytes === undefined || globalThis.crypto?.subtle === undefined) return 'unknown';
  try {
    const { kty, crv, x, y } = key;
    const imported = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, curve, false, ['verify']);
    const genuine = await crypto.subtle.verify(digest, imported, bytes, new TextEncoder().encode(signed));
    return genuine ? 'genuine' : 'forged';
  } catch {
    return 'unknown';
  }
};
