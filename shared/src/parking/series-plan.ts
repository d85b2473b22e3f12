import type { FieldError } from '../kernel/failure.ts';
import type { Instant } from '../kernel/time.ts';
import type { Booking } from './booking.ts';
import { dayKindOf } from './calendar.ts';
import { overlapsOwn } from './limits.ts';
import { whyClosed } from './opening.ts';
import { parkingPolicy } from './policy.ts';
import type { Refusal, SeriesDraft } from './series.ts';
import { quarterOf, type Sharing } from './sharing.ts';
import { dayOf, firstSlotOf, type SlotRange, slotAt, slotStart, slotsPerDay } from './slots.ts';

/** One date of a series: the day it begins on, and its time. */
export interface Night extends SlotRange {
  readonly day: string;
}

const dayNumber = (day: string): number => firstSlotOf(day) / slotsPerDay;

/** What is wrong with the dates of a series, field by field. */
export const seriesErrors = ({ firstDay, lastDay, from, to }: SeriesDraft, now: Instant): readonly FieldError[] => {
  const today = dayOf(slotAt(now));
  const errors = {
    firstDay: firstDay < today ? '开始日期已经过了，请重新选择' : undefined,
    lastDay:
      lastDay < firstDay
        ? '结束日期不能早于开始日期'
        : dayNumber(lastDay) - dayNumber(firstDay) >= parkingPolicy.seriesDays
          ? `一次最多连续约 ${parkingPolicy.seriesDays} 天`
          : undefined,
    from: from === '24:00' ? '请从 00:00 算起' : undefined,
    to: to === '00:00' && from === '00:00' ? '整天请写 00:00 到 24:00' : undefined,
  };
  return Object.entries(errors).flatMap(([field, message]) => (message === undefined ? [] : [{ field, message }]));
};

/** A day of a year that is not published is taken for what its weekday says: whether it is open is asked by itself. */
const isWorked = (day: string): boolean => {
  const kind = dayKindOf(day);
  return kind === 'working' || kind === 'unpublished-weekday';
};

/**
 * The dates that a series asks for. A night belongs to the day on which it ends: it is a working one when its morning is.
 */
export const nightsOf = ({ firstDay, lastDay, days, from, to }: SeriesDraft): readonly Night[] => {
  const [start, end] = [quarterOf(from), quarterOf(to)];
  const isOvernight = end <= start;
  const count = dayNumber(lastDay) - dayNumber(firstDay) + 1;
  return Array.from({ length: Math.max(0, count) }, (_none, index): Night => {
    const first = firstSlotOf(firstDay) + index * slotsPerDay;
    return { day: dayOf(first), from: first + start, to: first + end + (isOvernight ? slotsPerDay : 0) };
  }).filter(
    (night) => days === 'all' || isWorked(dayOf(isOvernight ? night.to - 1 : night.from)) === (days === 'working'),
  );
};

interface Asked {
  readonly sharing: Sharing;
  readonly plate: string;
  /** Of the driver. */
  readonly bookings: readonly Booking[];
  readonly now: Instant;
}

/** Why a date cannot be had whatever spots are free; undefined when it can. */
export const whyNot = (night: Night, { sharing, plate, bookings, now }: Asked): Refusal | undefined => {
  if (night.from < slotAt(now)) return 'past';
  if (dayNumber(night.day) - dayNumber(dayOf(slotAt(now))) > parkingPolicy.seriesDays) return 'too-far';
  const wish = { plate, from: slotStart(night.from), to: slotStart(night.to) };
  return whyClosed(sharing, night) ?? (overlapsOwn(bookings, wish, now) ? 'own-overlap' : undefined);
};

/**
 * A spot for each night: one spot for as many as possible, so that the driver learns one way, then the next best for
 * those that are left. Nights for which none is free are left out.
 */
export const assignSpots = <N extends SlotRange>(
  nights: readonly N[],
  spotIds: readonly string[],
  isFree: (spotId: string, range: SlotRange) => boolean,
): ReadonlyMap<N, string> => {
  const assigned = new Map<N, string>();
  let left = nights.filter((night) => spotIds.some((spotId) => isFree(spotId, night)));
  while (left.length > 0) {
    const options = spotIds.map((spotId) => ({ spotId, had: left.filter((night) => isFree(spotId, night)) }));
    const best = options.reduce((one, other) => (other.had.length > one.had.length ? other : one));
    for (const night of best.had) assigned.set(night, best.spotId);
    left = left.filter((night) => !assigned.has(night));
  }
  return assigned;
};
