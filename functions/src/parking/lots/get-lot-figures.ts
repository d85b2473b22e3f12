import { ok } from '@huzhou/shared/kernel/result';
import { type Clock, type Instant, plusMilliseconds, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { Booking } from '@huzhou/shared/parking/booking';
import type { Lot } from '@huzhou/shared/parking/lot';
import type { getLotFigures } from '@huzhou/shared/parking/lot-routes';
import { openQuarters } from '@huzhou/shared/parking/opening';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { rangeOf, type SlotRange, slotMinutes } from '@huzhou/shared/parking/slots';
import type { Handler } from '../../platform/http.ts';
import type { LotSource } from '../catalogue.ts';
import { type BookingsOfDay, rangeOfDay } from './bookings-of-day.ts';
import { findToRead } from './lot-access.ts';
import type { LotDays } from './lot-day-reader.ts';

export interface GetLotFiguresDeps {
  readonly lots: Pick<LotSource, 'find'>;
  readonly bookingsOfDay: BookingsOfDay;
  readonly lotDays: Pick<LotDays, 'refusals'>;
  readonly clock: Clock;
}

const quartersPerHour = 60 / slotMinutes;

/** When the spot was kept for it: to its end, or to where it was given back before. */
const keptRange = ({ from, to, leftAt, endedAt }: Booking): SlotRange => {
  const end = [to, leftAt ?? to, endedAt ?? to].sort()[0] ?? to;
  return end <= from ? { from: 0, to: 0 } : rangeOf(from, plusMilliseconds(end, slotMinutes * 60_000 - 1));
};

const shared = ({ from, to }: SlotRange, other: SlotRange): number =>
  Math.max(0, Math.min(to, other.to) - Math.max(from, other.from));

/** Longer than the grace: on record when the vehicle has left, known before. */
const isOverstay = ({ state, to, overstay }: Booking, now: Instant): boolean =>
  overstay !== undefined ||
  (state === 'arrived' && plusSeconds(to, parkingPolicy.overstayGraceMinutes * secondsIn.minute) < now);

/** Spots open and booked in each hour of a day. */
const hoursOf = ({ spots, sharing }: Lot, day: string, bookings: readonly Booking[]) => {
  const { from } = rangeOfDay(day);
  const { open } = openQuarters(sharing, day);
  const kept = bookings.map(keptRange);
  return Array.from({ length: 24 }, (_none, hour) => {
    const [start, end] = [hour * quartersPerHour, (hour + 1) * quartersPerHour];
    const booked = kept.reduce((sum, range) => sum + shared(range, { from: from + start, to: from + end }), 0);
    const openQuartersOfHour = open.slice(start, end).filter(Boolean).length;
    return { hour, open: (spots * openQuartersOfHour) / quartersPerHour, booked: booked / quartersPerHour };
  });
};

/** How a lot was used on a day: spots open and booked by the hour, and what became of the bookings that began on it. */
export const createGetLotFigures =
  ({ lots, bookingsOfDay, lotDays, clock }: GetLotFiguresDeps): Handler<typeof getLotFigures> =>
  async ({ path: { lotId }, query: { day } }, caller) => {
    const found = await findToRead(lots, lotId, caller);
    if (!found.ok) return found;
    const now = clock.now();
    const [bookings, refusals] = await Promise.all([bookingsOfDay(lotId, day, now), lotDays.refusals(lotId, day)]);
    const today = rangeOfDay(day);
    const confirmed = bookings.filter(({ state }) => state !== 'held');
    const begun = confirmed.filter(({ from, to }) => rangeOf(from, to).from >= today.from);
    // One that was moved goes on as another.
    const count = (is: (booking: Booking) => boolean): number => begun.filter(is).length;
    return ok({
      day,
      hours: hoursOf(found.value.lot, day, confirmed),
      bookings: count(({ state }) => state !== 'cancelled' && state !== 'moved'),
      noShows: count(({ state }) => state === 'no-show'),
      overstays: count((booking) => isOverstay(booking, now)),
      cancelled: count(({ state }) => state === 'cancelled'),
      refusals,
    });
  };
