import { metersBetween } from '@huzhou/shared/directory/distance';
import { invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Lot } from '@huzhou/shared/parking/lot';
import { whyClosed } from '@huzhou/shared/parking/opening';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { priceOf } from '@huzhou/shared/parking/price';
import { offersPerPage, type searchLots, searchMeters } from '@huzhou/shared/parking/routes';
import { dayOf, rangeOf, type SlotRange } from '@huzhou/shared/parking/slots';
import { tensionAreaAt } from '@huzhou/shared/parking/tension-areas';
import { timeErrors } from '@huzhou/shared/parking/times';
import type { LotOffer } from '@huzhou/shared/parking/view';
import type { Handler } from '../platform/http.ts';
import { type Availability, bookable, type ClaimedDay, freeSpots } from './availability.ts';
import type { Catalogue } from './catalogue.ts';
import type { RecordDemand } from './demand.ts';
import type { KnownLot } from './lot-rows.ts';
import { afterPlace, comparePlaces, decodePlace, encodePlace, placeOf } from './offer-order.ts';

export interface SearchDeps {
  readonly catalogue: Pick<Catalogue, 'lots'>;
  readonly availability: Pick<Availability, 'city'>;
  /** Counts what people look for, so that demand is known where supply is short. */
  readonly recordDemand: RecordDemand;
  readonly clock: Clock;
}

type Query = Parameters<Handler<typeof searchLots>>[0]['query'];

const fits = ({ paused, heightCentimetres = Number.POSITIVE_INFINITY }: Lot, { height = 0 }: Query): boolean =>
  !paused && height <= heightCentimetres;

const refusalOf = (lot: Lot, range: SlotRange, free: number): LotOffer['refusal'] =>
  whyClosed(lot.sharing, range) ?? (free === 0 ? 'full' : undefined);

const offerOf = (
  { lot, spots }: KnownLot,
  meters: number,
  range: SlotRange,
  claimedOn: (day: string) => ClaimedDay,
): LotOffer => {
  const free = freeSpots(spots, range, claimedOn);
  const refusal = refusalOf(lot, range, free);
  const tension = tensionAreaAt(lot.point);
  return {
    lot,
    meters: Math.round(meters),
    walkMinutes: Math.ceil(meters / parkingPolicy.metersPerMinute),
    free: refusal === undefined ? free : 0,
    ...(refusal === undefined ? {} : { refusal }),
    price: priceOf(lot.tariff, range),
    ...(tension === undefined ? {} : { tension: tension.name }),
  };
};

/** Lots near a place with what they have and cost for exactly the time asked for; those with nothing free come last. */
export const createSearchLots = ({
  catalogue,
  availability,
  recordDemand,
  clock,
}: SearchDeps): Handler<typeof searchLots> => {
  const near = async (query: Query): Promise<readonly { known: KnownLot; meters: number }[]> =>
    (await catalogue.lots())
      .filter(({ lot }) => (query.lotId === undefined ? fits(lot, query) : lot.lotId === query.lotId && !lot.paused))
      .map(({ lot, spots }) => ({
        known: { lot, spots: bookable(spots, query) },
        meters: metersBetween(lot.point, query),
      }))
      .filter(({ known, meters }) => known.spots.length > 0 && (query.lotId !== undefined || meters <= searchMeters));

  return async ({ query }) => {
    const { from, to, sort, cursor, longitude, latitude } = query;
    const errors = timeErrors({ from, to }, clock.now());
    if (errors.length > 0) return err(invalidInput(...errors));
    const after = cursor === undefined ? undefined : decodePlace(cursor);
    if (cursor !== undefined && after === undefined)
      return err(invalidInput({ field: 'cursor', message: '翻页位置不正确，请从第一页重新查看' }));

    const range = rangeOf(from, to);
    const candidates = await near(query);
    const claimed =
      candidates.length === 0
        ? () => new Map<string, string>()
        : await availability.city(dayOf(range.from), dayOf(range.to - 1));
    const offers = candidates
      .map(({ known, meters }) => offerOf(known, meters, range, (day) => claimed(day, known.lot.lotId)))
      .map((offer) => ({ offer, place: placeOf(offer, sort) }))
      .sort((one, other) => comparePlaces(one.place, other.place));
    if (cursor === undefined && query.lotId === undefined) {
      const kind = offers.some(({ offer }) => offer.refusal === undefined) ? 'search' : 'searchWithoutResult';
      await recordDemand({ kind, point: { longitude, latitude }, at: from });
    }

    const left = after === undefined ? offers : offers.filter(({ place }) => afterPlace(place, after));
    const page = left.slice(0, offersPerPage);
    const last = page.at(-1);
    return ok({
      offers: page.map(({ offer }) => offer),
      ...(left.length > page.length && last !== undefined ? { nextCursor: encodePlace(last.place) } : {}),
    });
  };
};
