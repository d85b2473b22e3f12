import type { RouteReply } from '@huzhou/shared/contract/route';
import { CertificateKey } from '@huzhou/shared/dogs/certificate';
import { getCertificate } from '@huzhou/shared/dogs/routes';
import * as z from 'zod/mini';
import { forget, readStored, store } from '../../device/storage.ts';

export type CertificateFace = RouteReply<typeof getCertificate>;

/** A certificate as this device keeps it, to be shown where there is no network. */
const Stored = z.object({
  personId: z.string(),
  certificate: getCertificate.output,
  keys: z.array(CertificateKey),
  /** Epoch milliseconds. */
  fetchedAt: z.number(),
});
export interface StoredCertificate {
  readonly personId: string;
  readonly certificate: CertificateFace;
  readonly keys: readonly CertificateKey[];
  readonly fetchedAt: number;
}

const storageKey = (dogId: string): string => `dog.certificate.${dogId}`;

/** What is kept of this dog for this person; somebody else on the same device does not see it. */
export const readStoredCertificate = (dogId: string, personId: string | undefined): StoredCertificate | undefined => {
  const read = z.safeParse(Stored, readStored(storageKey(dogId)));
  return read.success && read.data.personId === personId ? read.data : undefined;
};

export const storeCertificate = (dogId: string, stored: StoredCertificate): void =>
  void store(storageKey(dogId), stored);

/** The dog has none any more: what is kept would say otherwise. */
export const forgetCertificate = (dogId: string): void => forget(storageKey(dogId));
