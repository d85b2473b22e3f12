import { listCertificateKeys } from '@huzhou/shared/dogs/public-routes';
import { getCertificate } from '@huzhou/shared/dogs/routes';
import { useCallback, useEffect, useState } from 'react';
import { call, useSession } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { serverNow } from '../../device/clock.ts';
import { onBackOnline } from '../../device/online.ts';
import { checkSignature, type SignatureCheck } from './certificate-check.ts';
import { readCertificate } from './certificate-text.ts';
import {
  forgetCertificate,
  readStoredCertificate,
  type StoredCertificate,
  storeCertificate,
} from './stored-certificate.ts';

export interface UsedCertificate {
  /** What can be shown: fetched now or kept from before. */
  readonly stored: StoredCertificate | undefined;
  /** Why it is not of now. */
  readonly failure: ApiFailure | undefined;
  readonly signature: SignatureCheck;
  readonly refresh: () => Promise<void>;
}

/** A certificate that is there at once where it has been seen before, and fresh where there is a network. */
export const useCertificate = (dogId: string): UsedCertificate => {
  const personId = useSession()?.personId;
  const [stored, setStored] = useState(() => readStoredCertificate(dogId, personId));
  const [failure, setFailure] = useState<ApiFailure>();
  const [signature, setSignature] = useState<SignatureCheck>('unknown');

  const refresh = useCallback(async (): Promise<void> => {
    const known = readStoredCertificate(dogId, personId);
    setStored(known);
    const [answer, keys] = await Promise.all([
      call(getCertificate, { path: { dogId } }),
      call(listCertificateKeys, {}),
    ]);
    setFailure(answer.ok ? undefined : answer.failure);
    if (answer.ok) {
      const fresh = {
        personId: personId ?? '',
        certificate: answer.value,
        keys: keys.ok ? keys.value.keys : (known?.keys ?? []),
        fetchedAt: serverNow(),
      };
      storeCertificate(dogId, fresh);
      setStored(fresh);
    } else if (['out-of-turn', 'not-found'].includes(answer.failure.kind)) {
      forgetCertificate(dogId);
      setStored(undefined);
    }
  }, [dogId, personId]);
  useEffect(() => {
    void refresh();
    return onBackOnline(() => void refresh());
  }, [refresh]);

  useEffect(() => {
    const text = stored === undefined ? undefined : readCertificate(stored.certificate.qr);
    if (stored === undefined || text === undefined) return;
    let current = true;
    void checkSignature(text, stored.keys).then((check) => {
      if (current) setSignature(check);
    });
    return () => {
      current = false;
    };
  }, [stored]);
  return { stored, failure, signature, refresh };
};
