import type { Instant } from '@huzhou/shared/kernel/time';
import { type Booking, isDroppedHold } from '@huzhou/shared/parking/booking';
import type { LotId } from '@huzhou/shared/parking/lot';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { dayOf, firstSlotOf, overlap, rangeOf, type SlotRange, slotsPerDay } from '@huzhou/shared/parking/slots';
import type { BookingStore } from '../ports.ts';

export const rangeOfDay = (day: string): SlotRange => {
  const from = firstSlotOf(day);
  return { from, to: from + slotsPerDay };
};

/** A booking lies with its first day: one that reaches into a range may have begun so many days before. */
const daysBefore = parkingPolicy.longestSlots / slotsPerDay;

/** The days on which the bookings lie that touch a range of slots. */
export const daysAround = ({ from, to }: SlotRange): readonly string[] => {
  const first = Math.floor(from / slotsPerDay) - daysBefore;
  const last = Math.floor((to - 1) / slotsPerDay);
  return Array.from({ length: last - first + 1 }, (_none, index) => dayOf((first + index) * slotsPerDay));
};

/** Never was one, or is none any more: nobody confirmed it in time. */
const isVoid = (booking: Booking, now: Instant): boolean =>
  booking.state === 'expired' ||
  isDroppedHold(booking) ||
  (booking.state === 'held' && (booking.heldUntil ?? '') < now);

/** Where a booking stands among others of its lot: by its beginning, then by its spot; no two stand at the same. */
export const placeInDay = ({ from, spotId, bookingId }: Booking): string => `${from} ${spotId} ${bookingId}`;

/** The bookings of a lot that touch a day, the earliest first. */
export const createBookingsOfDay =
  (store: Pick<BookingStore, 'spotDays'>) =>
  async (lotId: LotId, day: string, now: Instant): Promise<readonly Booking[]> => {
    const range = rangeOfDay(day);
    const found = await Promise.all(daysAround(range).map((each) => store.spotDays(lotId, each)));
    return found
      .flat()
      .flatMap(({ bookings }) => bookings.map(({ booking }) => booking))
      .filter((booking) => overlap(rangeOf(booking.from, booking.to), range) && !isVoid(booking, now))
      .sort((one, other) => (placeInDay(one) < placeInDay(other) ? -1 : 1));
  };

export type BookingsOfDay = ReturnType<typeof createBookingsOfDay>;
