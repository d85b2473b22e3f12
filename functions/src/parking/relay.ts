import type { Clock } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import { bitmapOf } from '@huzhou/shared/parking/bitmap';
import type { Booking } from '@huzhou/shared/parking/booking';
import { $ZodError } from 'zod/v4/core';
import { log } from '../platform/log.ts';
import type { SendAll } from '../platform/send-queue.ts';
import type { RowChange } from '../platform/stream.ts';
import { type BookingChange, bookingNotices, type LotNames } from './booking-notices.ts';
import type { CopyStore, EarlierClaims } from './copy-repository.ts';
import { permitNotices } from './permit-notices.ts';
import type { SpotDay } from './ports.ts';
import { readSpotDay } from './spot-day.ts';

/** Something has become free: whoever waits for the lot may be offered it. */
export interface OffersMessage {
  readonly lotId: string;
  readonly day: string;
}

export interface RelayDeps {
  readonly copies: CopyStore;
  readonly lots: LotNames;
  /** An offer that was taken up or not ends the wait that it was made to. */
  readonly settleOffer: (booking: Booking) => Promise<void>;
  readonly effects: {
    readonly offer: SendAll<OffersMessage>;
    readonly notify: SendAll<Notice>;
  };
  readonly clock: Clock;
}

/** One write of a spot's day. */
interface SpotDayChange {
  readonly before: SpotDay | undefined;
  readonly after: SpotDay;
}

/** Undefined for what no try will ever read: to try it again would hold up everything behind it. */
const unlessUnfit = <T>(kind: string, read: () => T): T | undefined => {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof $ZodError)) throw error;
    // Not even its key: that may hold a plate.
    log.error('parking-relay.row-unfit', { kind });
    return undefined;
  }
};

const spotDayChange = ({ before, after }: RowChange): SpotDayChange[] => {
  const now = after && unlessUnfit('spot-day', () => readSpotDay(after));
  if (now === undefined) return [];
  return [{ after: now, before: before && unlessUnfit('spot-day', () => readSpotDay(before)) }];
};

const claimsOf = ({ claims }: SpotDay): string => bitmapOf((quarter) => (claims[quarter] ?? 0) > 0);

/** Whether a quarter that was claimed is not any more. */
const isFreed = (before: string, after: string): boolean =>
  [...before].some((digit, index) => (Number.parseInt(digit, 16) & ~Number.parseInt(after[index] ?? '0', 16)) !== 0);

/** Bookings that the write made or changed. */
const changedBookings = ({ before, after }: SpotDayChange): BookingChange[] => {
  const earlier = new Map(before?.bookings.map(({ booking }) => [booking.bookingId, booking]));
  return after.bookings.flatMap(({ booking }) => {
    const known = earlier.get(booking.bookingId);
    return known?.version === booking.version ? [] : [{ before: known, after: booking }];
  });
};

/** Something between what was known and the newest of these writes was never brought: numbers were skipped. */
const isGap = (known: EarlierClaims | 'newer' | undefined, changes: readonly SpotDayChange[]): boolean => {
  if (known === 'newer') return false;
  const since = known?.v ?? 0;
  const brought = new Set(changes.map(({ after }) => after.version).filter((version) => version > since));
  return Math.max(since, ...brought) - since > brought.size;
};

const newest = (changes: readonly SpotDayChange[]): SpotDay | undefined =>
  changes.map(({ after }) => after).sort((one, other) => other.version - one.version)[0];

/** Writes of one lot's day, as they came. True when something has become free. */
const copyDay = async (
  { copies }: Pick<RelayDeps, 'copies'>,
  lotId: string,
  day: string,
  changes: readonly SpotDayChange[],
): Promise<boolean> => {
  const bySpot = Map.groupBy(changes, ({ after }) => after.spotId);
  const latest = [...bySpot.values()].flatMap((ofSpot) => newest(ofSpot) ?? []);
  // Bookings first: what says how new all of it is comes last, so that whoever dies in between is made up for.
  await Promise.all(changes.flatMap(changedBookings).map(({ after }) => copies.putBooking(after)));
  const known = await copies.noteClaims(
    lotId,
    day,
    latest.map((item) => ({ spotId: item.spotId, v: item.version, bitmap: claimsOf(item) })),
  );
  const missed = latest.filter(({ spotId }) => isGap(known.get(spotId), bySpot.get(spotId) ?? []));
  await Promise.all(missed.flatMap(({ bookings }) => bookings).map(({ booking }) => copies.putBooking(booking)));
  const freedSinceKnown = latest.some((item) => {
    const before = known.get(item.spotId);
    return before !== undefined && before !== 'newer' && isFreed(before.bitmap, claimsOf(item));
  });
  return (
    freedSinceKnown ||
    changes.some(({ before, after }) => before !== undefined && isFreed(claimsOf(before), claimsOf(after)))
  );
};

const dayOf = ({ after: { lotId, day } }: SpotDayChange): string => `${lotId}#${day}`;

/**
 * Makes the copies of spot-days that may not have reached the table through the stream; for repairs, with no notices:
 * those that are missing with a delivery were for a moment that is past.
 */
export const createCopySpotDays =
  (deps: Pick<RelayDeps, 'copies'> & { readonly effects: Pick<RelayDeps['effects'], 'offer'> }) =>
  async (spotDays: readonly SpotDay[]): Promise<void> => {
    for (const changes of Map.groupBy(
      spotDays.map((after): SpotDayChange => ({ before: undefined, after })),
      dayOf,
    ).values()) {
      const [first] = changes;
      if (first === undefined) continue;
      const { lotId, day } = first.after;
      if (await copyDay(deps, lotId, day, changes)) await deps.effects.offer([{ lotId, day }]);
    }
  };

const isOfferSettled = ({ before, after }: BookingChange): boolean =>
  after.origin === 'offer' && after.state !== 'held' && (before === undefined || before.state === 'held');

/**
 * What follows from what is written to the parking table: copies of bookings and of claims, messages, offers of what
 * has become free. All of it may be done again, in any order; what is lost, later writes and the recount make up for.
 */
export const createRelay =
  (deps: RelayDeps) =>
  async (changes: readonly RowChange[]): Promise<void> => {
    const spotDays = changes.flatMap(spotDayChange);
    await Promise.all(
      [...Map.groupBy(spotDays, dayOf).values()].map(async (ofDay) => {
        const [first] = ofDay;
        if (first === undefined) return;
        const { lotId, day } = first.after;
        const bookings = ofDay.flatMap(changedBookings);
        const freed = await copyDay(deps, lotId, day, ofDay);
        // Whoever was offered and did not take it is out of the line before the next one is looked for.
        await Promise.all(bookings.filter(isOfferSettled).map(({ after }) => deps.settleOffer(after)));
        if (freed) await deps.effects.offer([{ lotId, day }]);
        const notices = (await Promise.all(bookings.map((change) => bookingNotices(deps.lots, change)))).flat();
        if (notices.length > 0) await deps.effects.notify(notices);
      }),
    );
    const now = deps.clock.now();
    const aboutPermits = changes.flatMap((change) => unlessUnfit('permit', () => permitNotices(change, now)) ?? []);
    if (aboutPermits.length > 0) await deps.effects.notify(aboutPermits);
  };
