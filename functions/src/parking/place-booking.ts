import type { Instant } from '@huzhou/shared/kernel/time';
import { type Booking, bookingIdOf } from '@huzhou/shared/parking/booking';
import { dayOf, rangeOf } from '@huzhou/shared/parking/slots';
import type { TransactItems } from '../platform/table.ts';
import type { OpenLot } from './catalogue.ts';
import { createIsFree, isClosed, suitableSpots } from './choose-spot.ts';
import type { BookingStore, KeptBooking, KeptCall } from './ports.ts';
import { heldClaim } from './slot-claims.ts';
import { daysOf } from './spot-day-writes.ts';

export interface Placing {
  readonly lot: OpenLot;
  /** The booking but for its place. */
  readonly draft: Omit<Booking, 'bookingId' | 'lotId' | 'spotId' | 'state' | 'version'> & {
    readonly heldUntil: Instant;
  };
  readonly charger: boolean;
  readonly token: string;
  readonly call?: KeptCall;
  /** Rows of others in the same transaction. */
  readonly beside?: TransactItems;
}

/** `repeated`: a booking with this token is there already. `refused`: a row beside did not take it. */
export type Placed =
  | { readonly outcome: 'held' | 'repeated'; readonly kept: KeptBooking }
  | { readonly outcome: 'full' | 'refused' };

// Others were quicker at so many spots in a row: what is free has to be read again.
const mostSpotsTried = 6;
const mostReadings = 3;

/** Finds a free spot of a lot and holds it. */
export const createPlaceBooking = (store: Pick<BookingStore, 'spotDays' | 'write'>) => {
  const keptAt = ({ lot: { lot }, draft, token, call }: Placing, spotId: string): KeptBooking => ({
    booking: {
      ...draft,
      bookingId: bookingIdOf({ lotId: lot.lotId, spotId, day: dayOf(rangeOf(draft.from, draft.to).from), token }),
      lotId: lot.lotId,
      spotId,
      state: 'held',
      version: 1,
    },
    tariff: lot.tariff,
    claim: heldClaim(draft.heldUntil),
    calls: call === undefined ? [] : [call],
  });

  return async (placing: Placing, now: Instant): Promise<Placed> => {
    const { lot, draft, charger, token, beside } = placing;
    const range = rangeOf(draft.from, draft.to);
    const suitable = suitableSpots(lot, { charger, token }).filter((spotId) => !isClosed(lot.closures, spotId, range));
    for (let reading = 0; reading < mostReadings; reading += 1) {
      const found = await Promise.all(
        daysOf(range).map((day) => store.spotDays(lot.lot.lotId, day, { slots: range, tokens: [token] })),
      );
      const days = found.flat();
      const [known] = days.flatMap(({ bookings }) => bookings);
      if (known !== undefined) return { outcome: 'repeated', kept: known };
      const isFree = createIsFree(days, now);
      const free = suitable.filter((spotId) => isFree(spotId, range)).slice(0, mostSpotsTried);
      if (free.length === 0) break;
      for (const spotId of free) {
        const kept = keptAt(placing, spotId);
        const written = await store.write({ now, claims: [kept], ...(beside === undefined ? {} : { beside }) });
        if (written.outcome === 'done') return { outcome: 'held', kept };
        if (written.outcome === 'repeated') return { outcome: 'repeated', kept: written.kept };
        if (written.outcome === 'refused') return { outcome: 'refused' };
      }
    }
    return { outcome: 'full' };
  };
};
export type PlaceBooking = ReturnType<typeof createPlaceBooking>;
