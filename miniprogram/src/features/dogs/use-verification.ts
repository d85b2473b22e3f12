import type { RouteReply } from '@huzhou/shared/contract/route';
import type { CertificateClaims } from '@huzhou/shared/dogs/certificate';
import { CertificateKey } from '@huzhou/shared/dogs/certificate';
import { listCertificateKeys, verifyCertificate } from '@huzhou/shared/dogs/public-routes';
import { useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { readStored, store } from '../../device/storage.ts';
import { checkSignature, type SignatureCheck } from './certificate-check.ts';
import { readCertificate, readCertificateNumber } from './certificate-text.ts';

export interface Verified {
  readonly signature: SignatureCheck;
  /** What the code itself says. */
  readonly claims: CertificateClaims | undefined;
  /** What the register says now. */
  readonly register: RouteReply<typeof verifyCertificate> | undefined;
  readonly failure: ApiFailure | undefined;
}

const keysName = 'dog.certificate-keys';

/** The city's public keys; those seen last where there is no network. */
const publicKeys = async (): Promise<readonly CertificateKey[]> => {
  const answer = await call(listCertificateKeys, {});
  if (answer.ok) {
    store(keysName, answer.value.keys);
    return answer.value.keys;
  }
  const read = z.safeParse(z.array(CertificateKey), readStored(keysName));
  return read.success ? read.data : [];
};

export interface Verification {
  readonly verified: Verified | undefined;
  readonly busy: boolean;
  /** What was given can be no certificate. */
  readonly wrong: boolean;
  readonly verify: (typed: string) => Promise<void>;
  readonly forget: () => void;
}

/** Whether a certificate is genuine and in force: by its signature where this device can, by the register where it is reached. */
export const useVerification = (): Verification => {
  const [verified, setVerified] = useState<Verified>();
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState(false);
  const forget = (): void => {
    setVerified(undefined);
    setWrong(false);
  };
  const verify = async (typed: string): Promise<void> => {
    forget();
    const text = readCertificate(typed);
    const number = text?.claims.jti ?? readCertificateNumber(typed);
    if (number === undefined) return setWrong(true);
    setBusy(true);
    const [register, signature] = await Promise.all([
      call(verifyCertificate, { path: { number } }),
      text === undefined ? ('unknown' as const) : publicKeys().then((keys) => checkSignature(text, keys)),
    ]);
    setBusy(false);
    setVerified({
      signature,
      claims: text?.claims,
      register: register.ok ? register.value : undefined,
      failure: register.ok ? undefined : register.failure,
    });
  };
  return { verified, busy, wrong, verify, forget };
};
