import type { Instant } from '@huzhou/shared/kernel/time';
import type { BookingId } from '@huzhou/shared/parking/booking';
import type { Closure } from '@huzhou/shared/parking/closure';
import { isActive } from '@huzhou/shared/parking/lifecycle';
import type { SpotId } from '@huzhou/shared/parking/lot';
import { dayOf, firstSlotOf, indexInDay, overlap, rangeOf, type SlotRange, slotAt } from '@huzhou/shared/parking/slots';
import { daysAround } from '../lots/bookings-of-day.ts';
import type { BookingStore, KeptBooking, SpotDay } from '../ports.ts';
import { freeUpTo, slotsIn, strangersClaim } from '../slot-claims.ts';

type Covering = Pick<Closure, 'from' | 'to' | 'spotIds'>;

/** What of a closure is still to come, the running quarter included; empty when it is past. */
export const restOf = ({ from, to }: Covering, now: Instant): SlotRange => {
  const range = rangeOf(from, to);
  return { from: Math.max(range.from, slotAt(now)), to: range.to };
};

export const covers = ({ spotIds }: Covering, spotId: SpotId): boolean => spotIds?.includes(spotId) ?? true;

/** What is known of one spot around a closure. */
export interface SpotState {
  readonly spotId: SpotId;
  /** The number in a slot; 0 where it is free. */
  readonly claimIn: (slot: number) => number;
  readonly bookings: readonly KeptBooking[];
}

const stateOf = (spotId: SpotId, days: readonly SpotDay[]): SpotState => {
  const claims = new Map(days.map((day) => [day.day, day.claims]));
  return {
    spotId,
    claimIn: (slot) => claims.get(dayOf(slot))?.[indexInDay(slot)] ?? 0,
    bookings: days.flatMap(({ bookings }) => bookings),
  };
};

/** The covered spots of a lot as they are now. */
export const readSpots = async (
  store: Pick<BookingStore, 'spotDays'>,
  lotId: string,
  spotIds: readonly SpotId[],
  days: readonly string[],
): Promise<readonly SpotState[]> => {
  const bySpot = new Map<SpotId, SpotDay[]>(spotIds.map((spotId) => [spotId, []]));
  // One day after another: a large lot's month is a lot to have on the way at once.
  for (const day of days)
    for (const spotDay of await store.spotDays(lotId, day)) bySpot.get(spotDay.spotId)?.push(spotDay);
  return [...bySpot].map(([spotId, found]) => stateOf(spotId, found));
};

/** Including those on which bookings lie that reach into the range. */
export const daysToRead = daysAround;

/** Bookings that have the spot in a range, or may still. */
export const touchedIn = ({ bookings }: SpotState, range: SlotRange, now: Instant): readonly KeptBooking[] =>
  bookings.filter(
    ({ booking: { state, from, to, heldUntil = '' } }) =>
      isActive(state) && overlap(rangeOf(from, to), range) && (state !== 'held' || heldUntil >= now),
  );

export const freeIn = ({ claimIn }: SpotState, range: SlotRange, now: Instant): readonly number[] =>
  slotsIn(range).filter((slot) => claimIn(slot) <= freeUpTo(now));

/**
 * Whether somebody seems to have a part of a range of whom nothing else is known: a hold that ran out a moment ago, or a
 * booking that was made while the days were read one after another.
 */
export const isUnclearIn = (
  { claimIn, bookings }: SpotState,
  range: SlotRange,
  known: ReadonlySet<BookingId>,
  now: Instant,
): boolean => {
  const ranges = bookings.flatMap(({ booking: { bookingId, from, to } }) =>
    known.has(bookingId) ? [rangeOf(from, to)] : [],
  );
  return slotsIn(range)
    .filter((slot) => claimIn(slot) > freeUpTo(now) && claimIn(slot) < strangersClaim)
    .some((slot) => !ranges.some(({ from, to }) => from <= slot && slot < to));
};

export const claimedBy = ({ claimIn }: SpotState, range: SlotRange, value: number): readonly number[] =>
  slotsIn(range).filter((slot) => claimIn(slot) === value);

/** Slots of spots in portions that one transaction takes, by the days that they touch. */
export const portionsOf = <Part extends { readonly slots: readonly number[] }>(
  parts: readonly Part[],
  mostSpotDays: number,
): readonly (readonly Part[])[] => {
  const portions: Part[][] = [];
  let room = 0;
  for (const part of parts) {
    const days = new Set(part.slots.map(dayOf)).size;
    if (days > room || portions.length === 0) {
      portions.push([]);
      room = mostSpotDays;
    }
    portions.at(-1)?.push(part);
    room -= days;
  }
  return portions;
};

/** Each day of a spot for itself. */
export const byDayOf = (slots: readonly number[]): readonly (readonly number[])[] => [
  ...Map.groupBy(slots, (slot) => firstSlotOf(dayOf(slot))).values(),
];
