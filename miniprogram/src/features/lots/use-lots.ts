import type { RouteReply } from '@huzhou/shared/contract/route';
import { ok, type Result } from '@huzhou/shared/kernel/result';
import { listOwnLots } from '@huzhou/shared/parking/lot-routes';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';

/** A lot as those see it who keep it or look over it. */
export type KeptLot = RouteReply<typeof listOwnLots>['lots'][number];

/** A city has about a hundred lots, at fifty a page. */
const mostPages = 20;
const everySeconds = 30;

/** Pages of the list until `isEnough` or the last one. */
const loadLots = async (
  isEnough: (lots: readonly KeptLot[]) => boolean,
): Promise<Result<readonly KeptLot[], ApiFailure>> => {
  const lots: KeptLot[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const answer = await call(listOwnLots, { query: cursor === undefined ? {} : { cursor } });
    if (!answer.ok) return answer;
    lots.push(...answer.value.lots);
    cursor = answer.value.nextCursor;
    if (cursor === undefined || isEnough(lots)) break;
  }
  return ok(lots);
};

/** All lots of the person's unit; of the area for the officer. */
export const useLots = (personId: string): Fresh<readonly KeptLot[]> =>
  useFresh<readonly KeptLot[]>(() => loadLots(() => false), { everySeconds, key: personId });

/** One lot as it is now; undefined within the answer when it is not among the person's. */
export const loadLot = async (lotId: string): Promise<Result<KeptLot | undefined, ApiFailure>> => {
  const isIt = (lot: KeptLot): boolean => lot.lotId === lotId;
  const answer = await loadLots((lots) => lots.some(isIt));
  return answer.ok ? ok(answer.value.find(isIt)) : answer;
};

export interface FoundLot {
  readonly lot: KeptLot | undefined;
}

export const useLot = (personId: string, lotId: string): Fresh<FoundLot> =>
  useFresh<FoundLot>(
    async () => {
      const answer = await loadLot(lotId);
      return answer.ok ? ok({ lot: answer.value }) : answer;
    },
    { everySeconds, key: `${personId} ${lotId}` },
  );
