import { metersBetween } from '@huzhou/shared/directory/distance';
import type { Instant } from '@huzhou/shared/kernel/time';
import { bookingIdOf, type EndReason } from '@huzhou/shared/parking/booking';
import { continuationOf, remainingOf } from '@huzhou/shared/parking/booking-move';
import { takeStep } from '@huzhou/shared/parking/booking-step';
import type { LotId, SpotId } from '@huzhou/shared/parking/lot';
import { whyClosed } from '@huzhou/shared/parking/opening';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { priceOf } from '@huzhou/shared/parking/price';
import { dayOf, type SlotRange } from '@huzhou/shared/parking/slots';
import type { TransactItems } from '../platform/table.ts';
import type { Catalogue, OpenLot } from './catalogue.ts';
import { createIsFree, isClosed, suitableSpots } from './choose-spot.ts';
import type { BookingStore, KeptBooking, KeptCall } from './ports.ts';
import { confirmedClaim } from './slot-claims.ts';
import { daysOf, keptAfter } from './spot-day-writes.ts';
import { tokenOf } from './tokens.ts';

export interface MoveDeps {
  readonly store: Pick<BookingStore, 'spotDays' | 'write'>;
  readonly catalogue: Catalogue;
}

export interface Moving {
  readonly reason: EndReason;
  /** Of the slots that the booking leaves, those in here are claimed by this number at once: a stranger, a closure. */
  readonly handOver?: SlotRange & { readonly value: number };
  readonly call?: KeptCall;
  /** Rows of others in the same transaction. */
  readonly beside?: TransactItems;
  /** Spots that are not to be had although nothing says so yet. */
  readonly avoid?: (lotId: LotId, spotId: SpotId) => boolean;
}

/** `lost`: the booking moved on since it was read, or its time is over. `refused`: a row beside did not take it. */
export type Moved =
  | { readonly outcome: 'moved'; readonly left: KeptBooking; readonly next: KeptBooking }
  | { readonly outcome: 'nowhere' | 'lost' | 'refused' };

// Each is a transaction: so many lost races in a row mean that there is a crowd.
const mostSpotsTried = 8;

/** Gives a vehicle whose spot cannot be used another one: in the same lot, or nearby at no higher price. */
export const createMoveBooking = ({ store, catalogue }: MoveDeps) => {
  /** The same lot first, then what is near enough, not dearer, not lower, the nearest first. */
  const lotsFor = async (
    { booking }: KeptBooking,
    range: SlotRange,
    reason: EndReason,
  ): Promise<readonly OpenLot[]> => {
    const own = await catalogue.lot(booking.lotId, 'fresh');
    if (own === undefined) return [];
    const near = (await catalogue.lots())
      .map(({ lot }) => ({ lot, meters: metersBetween(lot.point, own.lot.point) }))
      .filter(({ lot, meters }) => lot.lotId !== booking.lotId && meters <= parkingPolicy.nearbyMeters)
      .filter(
        ({ lot: { heightCentimetres: bar } }) => bar === undefined || bar >= (own.lot.heightCentimetres ?? Infinity),
      )
      .filter(({ lot }) => priceOf(lot.tariff, range).cents <= booking.price.cents)
      .sort((one, other) => one.meters - other.meters);
    const others = await Promise.all(near.map(({ lot }) => catalogue.lot(lot.lotId, 'fresh')));
    // Where places are only counted, a place that is missing is missing from the whole lot.
    const isFull = reason === 'occupied' && own.lot.numbering === 'pooled';
    return [...(isFull ? [] : [own]), ...others.flatMap((lot) => lot ?? [])].filter(
      ({ lot }) => (!lot.paused || lot.lotId === booking.lotId) && whyClosed(lot.sharing, range) === undefined,
    );
  };

  return async (kept: KeptBooking, moving: Moving, now: Instant): Promise<Moved> => {
    const { reason, handOver, call, beside, avoid } = moving;
    const { booking } = kept;
    const range = remainingOf(booking, now);
    if (range.from >= range.to) return { outcome: 'lost' };
    const token = tokenOf(booking.bookingId, 'move');
    let tried = 0;
    for (const lot of await lotsFor(kept, range, reason)) {
      const { lotId } = lot.lot;
      const had = lot.spots.find(({ spotId }) => lotId === booking.lotId && spotId === booking.spotId);
      const isFree = createIsFree(
        (await Promise.all(daysOf(range).map((day) => store.spotDays(lotId, day)))).flat(),
        now,
      );
      const free = suitableSpots(lot, { charger: had?.charger ?? false, token })
        .filter((spotId) => spotId !== had?.spotId && avoid?.(lotId, spotId) !== true)
        .filter((spotId) => !isClosed(lot.closures, spotId, range) && isFree(spotId, range));
      for (const spotId of free) {
        if (tried >= mostSpotsTried) return { outcome: 'nowhere' };
        tried += 1;
        const bookingId = bookingIdOf({ lotId, spotId, day: dayOf(range.from), token });
        const changed = takeStep(booking, kept.tariff, { command: 'move', reason, movedTo: bookingId }, now);
        if (!changed.ok) return { outcome: 'lost' };
        const change = { kept, ...changed.value, call, handOver };
        const next: KeptBooking = {
          booking: continuationOf(booking, bookingId, now),
          tariff: kept.tariff,
          claim: confirmedClaim(now),
          calls: [],
        };
        const write = { now, changes: [change], claims: [next], ...(beside === undefined ? {} : { beside }) };
        const { outcome } = await store.write(write);
        if (outcome === 'done') return { outcome: 'moved', left: keptAfter(change), next };
        if (outcome !== 'taken') return { outcome: outcome === 'refused' ? 'refused' : 'lost' };
      }
    }
    return { outcome: 'nowhere' };
  };
};
export type MoveBooking = ReturnType<typeof createMoveBooking>;
