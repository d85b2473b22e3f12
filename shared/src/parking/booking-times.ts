import { type Instant, plusSeconds } from '../kernel/time.ts';
import type { Booking } from './booking.ts';
import { parkingPolicy } from './policy.ts';

/** From when on a vehicle may come: a little early, if it finds the spot free. */
export const earliestArrival = ({ from }: Pick<Booking, 'from'>): Instant =>
  plusSeconds(from, -parkingPolicy.earlySeconds);

/** When a spot to which nobody came is free again: counted from the booking where that was made after its beginning. */
export const missedAt = ({ from, createdAt }: Pick<Booking, 'from' | 'createdAt'>): Instant =>
  plusSeconds(from > createdAt ? from : createdAt, parkingPolicy.noShowAfterSeconds);

/** When staying becomes overstaying. */
export const overstaysFrom = ({ to }: Pick<Booking, 'to'>): Instant =>
  plusSeconds(to, parkingPolicy.overstayGraceMinutes * 60);
