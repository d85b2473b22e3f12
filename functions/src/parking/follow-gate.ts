import type { Clock } from '@huzhou/shared/kernel/time';
import type { Booking, BookingId } from '@huzhou/shared/parking/booking';
import { type BookingStep, takeStep } from '@huzhou/shared/parking/booking-step';
import type { GateOutcome } from '@huzhou/shared/parking/gate';
import { type Sighting, type Stay, stayOf } from '@huzhou/shared/parking/stay';
import { mostAttempts, type Pause } from '../platform/patience.ts';
import type { GateStore } from './gate-repository.ts';
import type { BookingStore, KeptBooking, KeptChange } from './ports.ts';

export interface FollowDeps {
  readonly store: Pick<BookingStore, 'find' | 'write'>;
  readonly gates: Pick<GateStore, 'sightings'>;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** What was entered by hand counts like what a camera saw, at the time at which it was entered. */
const withHandEntries = (
  { arrivedAt, leftAt }: Pick<Booking, 'arrivedAt' | 'leftAt'>,
  seen: readonly Sighting[],
): readonly Sighting[] => {
  const isSeen = (at: string): boolean => seen.some((sighting) => sighting.at === at);
  return [
    ...seen,
    ...(arrivedAt === undefined || isSeen(arrivedAt) ? [] : [{ direction: 'in' as const, at: arrivedAt }]),
    ...(leftAt === undefined || isSeen(leftAt) ? [] : [{ direction: 'out' as const, at: leftAt }]),
  ];
};

const stepOf = ({ arrivedAt, leftAt }: Stay): BookingStep | undefined => {
  if (leftAt !== undefined) return { command: 'leave', at: leftAt };
  return arrivedAt === undefined ? undefined : { command: 'arrive', at: arrivedAt };
};

const isSame = (booking: Booking, { arrivedAt, leftAt }: Stay): boolean =>
  booking.arrivedAt === arrivedAt && booking.leftAt === leftAt;

/** The booking as it stands with an arrival that is known now; of one that has left, as it stood while it was there. */
const arrivedBooking = (booking: Booking, { arrivedAt }: Stay): Booking => {
  const { arrivedAt: _arrived, leftAt: _left, overstay: _overstay, ...rest } = booking;
  return { ...rest, ...(arrivedAt === undefined ? {} : { arrivedAt }) };
};

/** What the sightings make of a booking; undefined where it is so already, or where they can do nothing any more. */
const changeOf = (kept: KeptBooking, stay: Stay, now: string): KeptChange | undefined => {
  const { booking, tariff } = kept;
  if (isSame(booking, stay)) return undefined;
  const corrected = arrivedBooking(booking, stay);
  const version = booking.version + 1;
  switch (booking.state) {
    case 'confirmed':
    case 'arrived': {
      if (booking.state === 'arrived' && stay.leftAt === undefined) return { kept, booking: { ...corrected, version } };
      const step = stepOf(stay);
      const taken = step && takeStep(corrected, tariff, step, now);
      return taken?.ok ? { kept, ...taken.value } : undefined;
    }
    case 'left': {
      // Its slots were given back when it was first told; what is left to put right is when it came and went.
      if (stay.leftAt === undefined) return undefined;
      const taken = takeStep({ ...corrected, state: 'arrived' }, tariff, { command: 'leave', at: stay.leftAt }, now);
      return taken.ok ? { kept, booking: { ...taken.value.booking, version } } : undefined;
    }
    case 'no-show':
      // It came in time and the camera told late: the spot is gone, but it does not count against its driver.
      return booking.arrivedAt === stay.arrivedAt ? undefined : { kept, booking: { ...corrected, version } };
    default:
      return undefined;
  }
};

/** A booking after all that gates have told of it. */
export interface Followed {
  readonly booking: Booking;
  readonly stay: Stay;
}

/**
 * Brings a booking to where all sightings of its vehicle together say that it is. Each time from all of them, so that it
 * does not matter which came first, or how often.
 */
export const createFollowGate =
  ({ store, gates, clock, pause }: FollowDeps) =>
  async (bookingId: BookingId): Promise<Followed | undefined> => {
    for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
      // The booking first: whoever is told of more sightings meanwhile makes another version of it.
      const kept = await store.find(bookingId);
      if (kept === undefined) return undefined;
      const seen = await gates.sightings(bookingId);
      const stay = stayOf(kept.booking, withHandEntries(kept.booking, seen));
      const now = clock.now();
      const change = changeOf(kept, stay, now);
      if (change === undefined) return { booking: kept.booking, stay };
      const written = await store.write({ now, changes: [change] });
      if (written.outcome === 'done') return { booking: change.booking, stay };
      await pause(attempt);
    }
    throw new Error(`The booking ${bookingId} kept changing under ${mostAttempts} attempts`);
  };

export type FollowGate = ReturnType<typeof createFollowGate>;

/** What a sighting came to, seen with all others. */
export const outcomeOf = ({ direction, at }: Sighting, { booking, stay }: Followed): GateOutcome => {
  const isOver = booking.state !== 'arrived' && booking.state !== 'left';
  if (direction === 'out') return !isOver && stay.leftAt === at ? 'left' : 'exit-without-entry';
  if (isOver || (stay.leftAt !== undefined && at > stay.leftAt)) return 'entry-without-booking';
  return stay.arrivedAt === at ? 'arrived' : 'known';
};
