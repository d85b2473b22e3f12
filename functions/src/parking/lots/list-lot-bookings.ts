import type { Caller } from '@huzhou/shared/identity/caller';
import { ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Booking } from '@huzhou/shared/parking/booking';
import type { Lot } from '@huzhou/shared/parking/lot';
import type { listLotBookings } from '@huzhou/shared/parking/lot-routes';
import { commandsNow } from '@huzhou/shared/parking/rights';
import type { BookingView } from '@huzhou/shared/parking/view';
import type { Handler } from '../../platform/http.ts';
import type { LotSource } from '../catalogue.ts';
import { type BookingsOfDay, placeInDay } from './bookings-of-day.ts';
import { findToRead } from './lot-access.ts';

export interface ListLotBookingsDeps {
  readonly lots: Pick<LotSource, 'find'>;
  readonly bookingsOfDay: BookingsOfDay;
  readonly clock: Clock;
}

/** What is seen at the bar: the plate, and nothing else of the person. */
const seenAtBar = (booking: Booking, lot: Lot, caller: Caller): BookingView => {
  const { personId: _, ...seen } = booking;
  const { name, address, point, entrance, rules, numbering } = lot;
  return {
    ...seen,
    lot: { name, address, point, entrance, rules, numbering },
    commands: [...commandsNow(booking, lot, caller)],
  };
};

// A booking says up to 3 KB, and a reply may have 6 MB.
const perPage = 500;

const encode = (place: string): string => Buffer.from(place).toString('base64url');
const decode = (cursor: string): string => Buffer.from(cursor, 'base64url').toString('utf8');

/** The bookings of a lot on one day, those that began before it included. */
export const createListLotBookings =
  ({ lots, bookingsOfDay, clock }: ListLotBookingsDeps): Handler<typeof listLotBookings> =>
  async ({ path, query: { day, cursor } }, caller) => {
    const found = await findToRead(lots, path.lotId, caller);
    if (!found.ok) return found;
    const all = await bookingsOfDay(path.lotId, day, clock.now());
    // Whatever comes and goes in between, nobody is passed over who was there all the time.
    const after = cursor === undefined ? '' : decode(cursor);
    const left = all.filter((booking) => placeInDay(booking) > after);
    const page = left.slice(0, perPage);
    const last = page.at(-1);
    return ok({
      bookings: page.map((booking) => seenAtBar(booking, found.value.lot, caller)),
      ...(left.length > page.length && last !== undefined ? { nextCursor: encode(placeInDay(last)) } : {}),
    });
  };
