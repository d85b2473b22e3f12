import type { Clock } from '@huzhou/shared/kernel/time';
import { byDay, overlap, rangeOf } from '@huzhou/shared/parking/slots';
import type { SendAll } from '../../platform/send-queue.ts';
import type { KnownLot } from '../lot-rows.ts';
import type { BookingStore } from '../ports.ts';
import { closedClaim } from '../slot-claims.ts';
import { byDayOf, claimedBy, covers, portionsOf, readSpots, restOf } from './closed-spots.ts';
import type { ClosureStore, StoredClosure } from './closure-repository.ts';
import type { ClosureRequest } from './run-closure.ts';

export interface OpenSpotsDeps {
  readonly store: Pick<BookingStore, 'spotDays' | 'write'>;
  readonly closures: Pick<ClosureStore, 'of' | 'redo' | 'rest'>;
  readonly askForClosure: SendAll<ClosureRequest>;
  readonly clock: Clock;
}

const spotDaysPerWrite = 40;

const shareSpots = (one: StoredClosure, other: StoredClosure): boolean =>
  one.spotIds?.some((spotId) => covers(other, spotId)) ?? true;

const meets = (one: StoredClosure, other: StoredClosure): boolean =>
  overlap(rangeOf(one.from, one.to), rangeOf(other.from, other.to)) && shareSpots(one, other);

/** Gives back what a lifted closure still has. What another closure covers as well is closed again by that one. */
export const createOpenSpots = ({ store, closures, askForClosure, clock }: OpenSpotsDeps) => {
  /** True when it had nothing any more. */
  const giveBack = async ({ lot, spots }: KnownLot, closure: StoredClosure): Promise<boolean> => {
    const range = restOf(closure, clock.now());
    if (range.from >= range.to) return true;
    const value = closedClaim(closure.createdAt);
    const covered = spots.map(({ spotId }) => spotId).filter((spotId) => covers(closure, spotId));
    const days = byDay(range).map(({ day }) => day);
    const states = await readSpots(store, lot.lotId, covered, days);
    const parts = states.flatMap((spot) =>
      byDayOf(claimedBy(spot, range, value)).map((slots) => ({ lotId: lot.lotId, spotId: spot.spotId, slots, value })),
    );
    for (const portion of portionsOf(parts, spotDaysPerWrite))
      await store.write({ now: clock.now(), unblocks: portion });
    return parts.length === 0;
  };

  return async (lot: KnownLot, closure: StoredClosure): Promise<boolean> => {
    if (!(await giveBack(lot, closure))) return false;
    // Read after everything is given back: whoever closes from now on finds it free.
    const others = (await closures.of(closure.lotId)).filter(
      (other) => other.state !== 'lifted' && other.to > clock.now() && meets(closure, other),
    );
    for (const other of others) await closures.redo(other, clock.now());
    await askForClosure(others.map(({ lotId, closureId }) => ({ lotId, closureId })));
    await closures.rest(closure);
    return true;
  };
};
export type OpenSpots = ReturnType<typeof createOpenSpots>;
