import type { CertificateKey } from '@huzhou/shared/dogs/certificate';
import type { CertificateText } from './certificate-text.ts';

/** `unknown`: this platform cannot tell, or does not have the key; only the server can. */
export type SignatureCheck = 'genuine' | 'forged' | 'unknown';

/** WeChat has no cryptography for pages: certificates are checked by number. */
export const checkSignature = async (_: CertificateText, __: readonly CertificateKey[]): Promise<SignatureCheck> =>
  'unknown';
