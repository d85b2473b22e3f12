import type { RouteReply } from '@huzhou/shared/contract/route';
import { ok } from '@huzhou/shared/kernel/result';
import { getDay, getLot, searchLots } from '@huzhou/shared/parking/routes';
import { slotAt } from '@huzhou/shared/parking/slots';
import type { DayStrip, LotOffer } from '@huzhou/shared/parking/view';
import { call } from '../../api/api.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';
import type { Choice } from './choice.ts';

export type LotDetail = RouteReply<typeof getLot>['lot'];

export const useLot = (lotId: string): Fresh<LotDetail> =>
  useFresh(
    async () => {
      const answer = await call(getLot, { path: { lotId } });
      return answer.ok ? ok(answer.value.lot) : answer;
    },
    { key: lotId, everySeconds: 300 },
  );

/** The lot for exactly this time; null where it has nothing of what is wished for. */
export const useOffer = (
  lot: LotDetail | undefined,
  { span, charger }: Pick<Choice, 'span' | 'charger'>,
): Fresh<LotOffer | null> => {
  const lotId = lot?.lotId ?? '';
  return useFresh(
    async () => {
      if (lot === undefined) return ok(null);
      const answer = await call(searchLots, {
        query: {
          longitude: String(lot.point.longitude),
          latitude: String(lot.point.latitude),
          from: span.from,
          to: span.to,
          lotId,
          ...(charger ? { charger: 'true' } : {}),
        },
      });
      if (!answer.ok) return answer;
      return ok(answer.value.offers.find((offer) => offer.lot.lotId === lotId) ?? null);
    },
    // Before the lot is known there is nothing to ask for: the key changes once it is.
    { key: lot === undefined ? '' : `${lotId} ${span.from} ${span.to} ${charger}`, everySeconds: 30 },
  );
};

/** What a lot offers on one day, `20261123`. */
export const useDay = (lotId: string, day: string, charger: boolean): Fresh<DayStrip> =>
  useFresh(() => call(getDay, { path: { lotId, day }, query: { charger: charger ? 'true' : 'false' } }), {
    key: `${lotId} ${day} ${charger}`,
    everySeconds: 30,
  });

/** The part of a span that lies in a day, as quarters of that day; undefined where none does. */
export const quartersIn = (
  { from, to }: Choice['span'],
  firstSlot: number,
): { readonly from: number; readonly to: number } | undefined => {
  const [begin, end] = [Math.max(0, slotAt(from) - firstSlot), Math.min(96, slotAt(to) - firstSlot)];
  return begin < end ? { from: begin, to: end } : undefined;
};
