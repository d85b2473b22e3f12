import type { Caller } from '@huzhou/shared/identity/caller';
import { invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Booking } from '@huzhou/shared/parking/booking';
import { isActive } from '@huzhou/shared/parking/lifecycle';
import type { getBooking, listBookings } from '@huzhou/shared/parking/routes';
import type { BookingView } from '@huzhou/shared/parking/view';
import type { Handler } from '../platform/http.ts';
import type { Catalogue } from './catalogue.ts';
import { findBooking } from './give-booking-command.ts';
import { bookingPrefix } from './keys.ts';
import type { BookingStore, Drivers } from './ports.ts';
import { showBooking, viewOf } from './show-booking.ts';

export interface ReadDeps {
  readonly store: Pick<BookingStore, 'find' | 'spotClaims'>;
  readonly drivers: Drivers;
  readonly catalogue: Pick<Catalogue, 'lot'>;
  readonly clock: Clock;
}

/** One booking, for its driver and for the operator of its lot. */
export const createGetBooking =
  (deps: ReadDeps): Handler<typeof getBooking> =>
  async ({ path }, caller) => {
    const found = await findBooking(deps, path.bookingId, caller);
    if (!found.ok) return found;
    const { kept, lot } = found.value;
    return ok(await showBooking(deps.store, kept, lot, { caller, now: deps.clock.now() }));
  };

const perPage = 20;

/** Opaque to clients; it is a place among the caller's own bookings and grants nothing. */
const encode = (place: string): string => Buffer.from(place).toString('base64url');
const decode = (cursor: string): string | undefined => {
  const place = Buffer.from(cursor, 'base64url').toString('utf8');
  return place.startsWith(bookingPrefix) && place.length < 200 ? place : undefined;
};

/** A driver's bookings: those that are under way or to come, or those before. */
export const createListBookings = ({ drivers, catalogue, clock }: ReadDeps): Handler<typeof listBookings> => {
  const view = async (bookings: readonly Booking[], caller: Caller): Promise<BookingView[]> => {
    const now = clock.now();
    const views = bookings.map(async (booking) => {
      const known = await catalogue.lot(booking.lotId);
      return known === undefined ? [] : [viewOf(booking, { lot: known.lot, caller, now })];
    });
    return (await Promise.all(views)).flat();
  };

  return async ({ query }, caller) => {
    if (query.view === 'current') {
      const now = clock.now();
      const { bookings } = await drivers.read(caller.personId, now);
      const current = bookings.filter(
        ({ state, heldUntil = '' }) => isActive(state) && (state !== 'held' || heldUntil >= now),
      );
      return ok({ bookings: await view(current, caller) });
    }
    const after = query.cursor === undefined ? undefined : decode(query.cursor);
    if (query.cursor !== undefined && after === undefined)
      return err(invalidInput({ field: 'cursor', message: '请从列表开头重新查看' }));
    const { bookings, next } = await drivers.past(caller.personId, after, perPage);
    return ok({
      bookings: await view(bookings, caller),
      ...(next === undefined ? {} : { nextCursor: encode(next) }),
    });
  };
};
