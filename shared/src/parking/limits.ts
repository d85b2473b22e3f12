import { type Failure, failure } from '../kernel/failure.ts';
import { chinaDay, type Instant, plusSeconds, secondsIn } from '../kernel/time.ts';
import type { Booking } from './booking.ts';
import { isActive } from './lifecycle.ts';
import { parkingPolicy } from './policy.ts';
import { overlap, rangeOf } from './slots.ts';

interface Wish {
  readonly plate: string;
  readonly from: Instant;
  readonly to: Instant;
}

/** Keeps a spot for somebody now: a hold that ran out does not. */
const keepsSpot = ({ state, heldUntil }: Booking, now: Instant): boolean =>
  isActive(state) && (state !== 'held' || (heldUntil ?? '') >= now);

/** Whether the vehicle has another booking at that time: it cannot stand in two places. */
export const overlapsOwn = (bookings: readonly Booking[], { plate, from, to }: Wish, now: Instant): boolean =>
  bookings.some(
    (booking) =>
      booking.plate === plate &&
      keepsSpot(booking, now) &&
      overlap(rangeOf(booking.from, booking.to), rangeOf(from, to)),
  );

/** A series counts as one. */
const countActive = (bookings: readonly Booking[], now: Instant): number =>
  new Set(bookings.filter((booking) => keepsSpot(booking, now)).map(({ seriesId, bookingId }) => seriesId ?? bookingId))
    .size;

/** Until when so many of these weigh; undefined when there are fewer of late. */
const limitedUntil = (happened: readonly Instant[], many: number, now: Instant): Instant | undefined => {
  const limitSeconds = parkingPolicy.limitDays * secondsIn.day;
  const recent = happened.filter((at) => plusSeconds(at, limitSeconds) > now).sort();
  const decisive = recent.at(-many);
  return decisive === undefined ? undefined : plusSeconds(decisive, limitSeconds);
};

const dayWords = (instant: Instant): string => {
  const day = chinaDay(instant);
  return `${Number(day.slice(4, 6))}月${Number(day.slice(6))}日`;
};

/** Why somebody may book for today only, and until when; undefined when they may book ahead. */
export const sameDayOnly = (bookings: readonly Booking[], now: Instant): string | undefined => {
  const { overstaysBeforeLimit, noShowsBeforeLimit, limitDays } = parkingPolicy;
  const overstays = bookings.flatMap(({ overstay, leftAt }) =>
    overstay === undefined || leftAt === undefined ? [] : [leftAt],
  );
  // Who is on record as arrived came in time; the camera told of it late.
  const noShows = bookings.flatMap(({ state, endedAt, arrivedAt }) =>
    state === 'no-show' && endedAt !== undefined && arrivedAt === undefined ? [endedAt] : [],
  );
  const reasons = [
    { words: `${overstaysBeforeLimit} 次超时停车`, until: limitedUntil(overstays, overstaysBeforeLimit, now) },
    { words: `${noShowsBeforeLimit} 次预约未到`, until: limitedUntil(noShows, noShowsBeforeLimit, now) },
  ].flatMap(({ words, until }) => (until === undefined ? [] : [{ words, until }]));
  const last = reasons.sort((one, other) => (one.until < other.until ? 1 : -1))[0];
  return last && `您近 ${limitDays} 天内有 ${last.words}，${dayWords(last.until)}前只能预约当天的车位`;
};

/** Why a person may have no more bookings that begin at `from`, of whatever vehicle; undefined when they may. */
export const personProblem = (bookings: readonly Booking[], from: Instant, now: Instant): Failure | undefined => {
  if (countActive(bookings, now) >= parkingPolicy.activeBookings)
    return failure('conflict', `您已有 ${parkingPolicy.activeBookings} 个进行中的预约，先用完或取消一个再约`);
  const limited = chinaDay(from) === chinaDay(now) ? undefined : sameDayOnly(bookings, now);
  return limited === undefined ? undefined : failure('conflict', limited);
};

/** Why a person may not have one more booking; undefined when they may. */
export const limitProblem = (bookings: readonly Booking[], wish: Wish, now: Instant): Failure | undefined =>
  overlapsOwn(bookings, wish, now)
    ? failure('conflict', '这辆车在这段时间已经有预约了')
    : personProblem(bookings, wish.from, now);
