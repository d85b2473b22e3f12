import { followComplaint, listNearby } from '@huzhou/shared/complaints/routes';
import type { NearbyCase } from '@huzhou/shared/complaints/view';
import type { Point } from '@huzhou/shared/directory/place';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/api.ts';
import { newIdempotencyKey } from '../../api/idempotency-key.ts';

export interface Nearby {
  /** Open cases of the kind within 100 m; empty until they are known, and when they cannot be had: filing goes on. */
  readonly cases: readonly NearbyCase[];
  /** The case that is being followed right now. */
  readonly busy: string | undefined;
  readonly trouble: string | undefined;
  readonly follow: (complaintId: string) => Promise<boolean>;
}

/** What is near and open already: looked for as soon as kind and place are known. */
export const useNearby = (categoryCode: string | undefined, point: Point | undefined): Nearby => {
  const [cases, setCases] = useState<readonly NearbyCase[]>([]);
  const [busy, setBusy] = useState<string>();
  const [trouble, setTrouble] = useState<string>();
  const asked = useRef('');
  const keys = useRef(new Map<string, string>());
  const longitude = point?.longitude;
  const latitude = point?.latitude;

  useEffect(() => {
    setCases([]);
    if (categoryCode === undefined || longitude === undefined || latitude === undefined) return;
    const question = `${categoryCode} ${longitude} ${latitude}`;
    asked.current = question;
    const query = { categoryCode, longitude: longitude.toFixed(6), latitude: latitude.toFixed(6) };
    void call(listNearby, { query }).then((answer) => {
      if (answer.ok && asked.current === question) setCases(answer.value.cases);
    });
  }, [categoryCode, longitude, latitude]);

  const follow = async (complaintId: string): Promise<boolean> => {
    const idempotencyKey = keys.current.get(complaintId) ?? newIdempotencyKey();
    keys.current.set(complaintId, idempotencyKey);
    setBusy(complaintId);
    setTrouble(undefined);
    const answer = await call(followComplaint, { path: { complaintId }, body: {} }, { idempotencyKey });
    setBusy(undefined);
    if (!answer.ok) {
      keys.current.delete(complaintId);
      setTrouble(answer.failure.title);
    }
    return answer.ok;
  };
  return { cases, busy, trouble, follow };
};
