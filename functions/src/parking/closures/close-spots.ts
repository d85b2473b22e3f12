import type { Clock } from '@huzhou/shared/kernel/time';
import type { BookingId } from '@huzhou/shared/parking/booking';
import type { KnownLot } from '../lot-rows.ts';
import type { BookingStore } from '../ports.ts';
import { closedClaim } from '../slot-claims.ts';
import {
  byDayOf,
  covers,
  daysToRead,
  freeIn,
  isUnclearIn,
  portionsOf,
  readSpots,
  restOf,
  type SpotState,
  touchedIn,
} from './closed-spots.ts';
import type { ClosureStore, StoredClosure } from './closure-repository.ts';
import type { HelpBooking } from './help-booking.ts';

export interface CloseSpotsDeps {
  readonly store: Pick<BookingStore, 'spotDays' | 'write'>;
  readonly closures: Pick<ClosureStore, 'stillClosing'>;
  readonly helpBooking: HelpBooking;
  readonly clock: Clock;
}

// One transaction takes 100 rows; fewer meet fewer others.
const spotDaysPerWrite = 40;

interface Block {
  readonly lotId: string;
  readonly spotId: string;
  readonly slots: readonly number[];
  readonly value: number;
}

/**
 * Goes over the covered spots once: helps the bookings that are in the way, and claims what is free. True when there
 * was nothing to be done: a booking that came in between is found by the next time.
 */
export const createCloseSpots = ({ store, closures, helpBooking, clock }: CloseSpotsDeps) => {
  const block = async (closure: StoredClosure, blocks: readonly Block[]): Promise<void> => {
    for (const portion of portionsOf(blocks, spotDaysPerWrite)) {
      const beside = [closures.stillClosing(closure)];
      const { outcome } = await store.write({ now: clock.now(), blocks: portion, beside });
      if (outcome !== 'taken') continue;
      // Somebody was faster on one of them: the others need not wait for that.
      for (const one of portion) await store.write({ now: clock.now(), blocks: [one], beside });
    }
  };

  const help = async (lot: KnownLot['lot'], closure: StoredClosure, spot: SpotState, told: Set<BookingId>) => {
    let helped = 0;
    for (const kept of touchedIn(spot, restOf(closure, clock.now()), clock.now())) {
      const { bookingId } = kept.booking;
      if (told.has(bookingId)) continue;
      if ((await helpBooking(lot, closure, kept, clock.now())) === 'told') told.add(bookingId);
      helped += 1;
    }
    return helped;
  };

  return async ({ lot, spots }: KnownLot, closure: StoredClosure, told: Set<BookingId>): Promise<boolean> => {
    const range = restOf(closure, clock.now());
    if (range.from >= range.to) return true;
    const value = closedClaim(closure.createdAt);
    const covered = spots.map(({ spotId }) => spotId).filter((spotId) => covers(closure, spotId));
    const states = await readSpots(store, lot.lotId, covered, daysToRead(range));
    // What is free is claimed first, so that bookings are not moved to where it will be closed.
    const blocks = states.flatMap((spot) =>
      byDayOf(freeIn(spot, range, clock.now())).map((slots) => ({
        lotId: lot.lotId,
        spotId: spot.spotId,
        slots,
        value,
      })),
    );
    await block(closure, blocks);
    let helped = 0;
    for (const spot of states) helped += await help(lot, closure, spot, told);
    const isUnclear = states.some((spot) => isUnclearIn(spot, range, told, clock.now()));
    return blocks.length === 0 && helped === 0 && !isUnclear;
  };
};
export type CloseSpots = ReturnType<typeof createCloseSpots>;
