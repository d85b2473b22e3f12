import { createECDH, hkdfSync } from 'node:crypto';
import {
  type CertificateClaims,
  CertificateKey,
  certificateAlgorithm,
  certificateType,
} from '@huzhou/shared/dogs/certificate';
import { importJWK, type JWK, SignJWT } from 'jose';
import * as z from 'zod/mini';
import type { KeyRing } from '../platform/key-ring.ts';
import type { SecretReader } from '../platform/secrets.ts';

export interface CertificateSigner {
  /** A compact JWS that anybody can verify with the public keys, and nobody can make without the ring. */
  readonly sign: (claims: CertificateClaims) => Promise<string>;
  /** Of every key that a certificate still in force may have been signed with. */
  readonly publicKeys: () => Promise<readonly CertificateKey[]>;
}

const curve = 'prime256v1';
const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');

interface SigningKey {
  readonly publicKey: CertificateKey;
  readonly privateKey: JWK;
}

/**
 * The P-256 key of a ring's entry: what Secrets Manager can generate is text, so the private number is derived from it.
 * One derivation in four billion gives a number that is no key; then the next one is taken.
 */
const signingKeyOf = ({ kid, secret }: KeyRing['keys'][number]): SigningKey => {
  for (let attempt = 0; ; attempt += 1) {
    const info = `huzhou-city-services/dog-certificate/${attempt}`;
    const d = new Uint8Array(hkdfSync('sha256', secret, kid, info, 32));
    const ecdh = createECDH(curve);
    try {
      ecdh.setPrivateKey(d);
    } catch {
      continue;
    }
    // Uncompressed: 4, then 32 bytes each.
    const point = ecdh.getPublicKey();
    const publicKey = z.parse(CertificateKey, {
      kty: 'EC',
      crv: 'P-256',
      x: base64url(point.subarray(1, 33)),
      y: base64url(point.subarray(33, 65)),
      kid,
      alg: certificateAlgorithm,
      use: 'sig',
    });
    return { publicKey, privateKey: { ...publicKey, d: base64url(d) } };
  }
};

export const createCertificateSigner = (readRing: SecretReader<KeyRing>): CertificateSigner => {
  // Derived once per version of the ring: the reader gives the same object until the secret is read again.
  let last: { readonly ring: KeyRing; readonly keys: readonly SigningKey[] } | undefined;
  const keys = async (): Promise<readonly SigningKey[]> => {
    const ring = await readRing();
    if (last?.ring !== ring) last = { ring, keys: ring.keys.map(signingKeyOf) };
    return last.keys;
  };

  return {
    publicKeys: async () => (await keys()).map(({ publicKey }) => publicKey),
    sign: async ({ iat, ...claims }) => {
      const [key] = await keys();
      if (key === undefined) throw new Error('There is no key for certificates');
      return new SignJWT(claims)
        .setProtectedHeader({ alg: certificateAlgorithm, kid: key.publicKey.kid, typ: certificateType })
        .setIssuedAt(iat)
        .sign(await importJWK(key.privateKey, certificateAlgorithm));
    },
  };
};
