import type { FieldError } from '../kernel/failure.ts';
import { type Instant, plusSeconds } from '../kernel/time.ts';
import type { Booking } from './booking.ts';
import { parkingPolicy } from './policy.ts';
import { isSlotStart, rangeOf, slotAt, slotsPerDay } from './slots.ts';

const dayNumber = (instant: Instant): number => Math.floor(slotAt(instant) / slotsPerDay);

const notAligned = '请选择整刻钟，例如 18:30';

/** What is wrong with the end of a time that begins at `from`, in words; undefined when nothing is. */
export const endProblem = (from: Instant, to: Instant): string | undefined => {
  if (!isSlotStart(to)) return notAligned;
  const { from: first, to: end } = rangeOf(from, to);
  if (end <= first) return '结束时间要晚于开始时间';
  return end - first > parkingPolicy.longestSlots ? '一次最多停 72 小时' : undefined;
};

const startProblem = (from: Instant, now: Instant): string | undefined => {
  if (!isSlotStart(from)) return notAligned;
  // Who books at 18:20 may take the quarter that began at 18:15.
  if (slotAt(from) < slotAt(now)) return '开始时间已经过去，请重新选择';
  return dayNumber(from) - dayNumber(now) > parkingPolicy.aheadDays
    ? `最多提前 ${parkingPolicy.aheadDays} 天预约`
    : undefined;
};

/** What is wrong with the times of a new booking, field by field. */
export const timesProblems = (from: Instant, to: Instant, now: Instant): readonly FieldError[] => {
  const problems = { from: startProblem(from, now), to: endProblem(from, to) };
  return Object.entries(problems).flatMap(([field, message]) => (message === undefined ? [] : [{ field, message }]));
};

/** From when on a vehicle may come: a little early, if it finds the spot free. */
export const earliestArrival = ({ from }: Pick<Booking, 'from'>): Instant =>
  plusSeconds(from, -parkingPolicy.earlySeconds);

/** When a spot to which nobody came is free again: counted from the booking where that was made after its beginning. */
export const missedAt = ({ from, createdAt }: Pick<Booking, 'from' | 'createdAt'>): Instant =>
  plusSeconds(from > createdAt ? from : createdAt, parkingPolicy.noShowAfterSeconds);

/** When staying becomes overstaying. */
export const overstaysFrom = ({ to }: Pick<Booking, 'to'>): Instant =>
  plusSeconds(to, parkingPolicy.overstayGraceMinutes * 60);
