import type { Instant } from '../kernel/time.ts';
import { type Booking, type BookingId, placeOfBooking } from './booking.ts';
import { rangeOf, type SlotRange, slotAt, slotStart } from './slots.ts';

/** What is left of a booking's time from the running quarter on; empty when it is over. */
export const remainingOf = ({ from, to }: Pick<Booking, 'from' | 'to'>, now: Instant): SlotRange => {
  const range = rangeOf(from, to);
  return { from: Math.min(range.to, Math.max(range.from, slotAt(now))), to: range.to };
};

/**
 * The booking that goes on from one whose spot cannot be used: the same vehicle, the rest of the same time, at the price
 * that was agreed. Who has come in already is in, unless it is another lot.
 */
export const continuationOf = (booking: Booking, bookingId: BookingId, now: Instant): Booking => {
  const { lotId, spotId } = placeOfBooking(bookingId);
  const { personId, plate, to, price, seriesId, arrivedAt } = booking;
  const isIn = arrivedAt !== undefined && lotId === booking.lotId;
  return {
    bookingId,
    personId,
    plate,
    state: isIn ? 'arrived' : 'confirmed',
    lotId,
    spotId,
    from: slotStart(remainingOf(booking, now).from),
    to,
    origin: 'move',
    createdAt: now,
    ...(isIn ? { arrivedAt } : {}),
    price,
    ...(seriesId === undefined ? {} : { seriesId }),
    movedFrom: booking.bookingId,
    version: 1,
  };
};
