import type { FieldError } from '../kernel/failure.ts';
import type { Instant } from '../kernel/time.ts';
import { parkingPolicy } from './policy.ts';
import { isSlotStart, rangeOf, slotAt, slotsPerDay } from './slots.ts';

const dayNumber = (slot: number): number => Math.floor(slot / slotsPerDay);

const beginError = (from: Instant, now: Instant): string | undefined => {
  if (!isSlotStart(from)) return '请选择整刻钟，例如 18:30';
  // The quarter that has begun may still be had.
  if (slotAt(from) < slotAt(now)) return '开始时间已经过了，请重新选择';
  if (dayNumber(slotAt(from)) - dayNumber(slotAt(now)) > parkingPolicy.aheadDays)
    return `最多提前 ${parkingPolicy.aheadDays} 天预约`;
  return undefined;
};

/** What is wrong with the end of a time, in words. */
export const endError = (from: Instant, to: Instant): string | undefined => {
  if (!isSlotStart(to)) return '请选择整刻钟，例如 18:30';
  if (to <= from) return '结束要晚于开始';
  const range = rangeOf(from, to);
  if (range.to - range.from > parkingPolicy.longestSlots)
    return `一次最多停 ${(parkingPolicy.longestSlots / slotsPerDay) * 24} 小时`;
  return undefined;
};

/** What is wrong with a time that somebody wants to park, field by field. */
export const timeErrors = (
  { from, to }: { readonly from: Instant; readonly to: Instant },
  now: Instant,
): readonly FieldError[] => {
  const errors = { from: beginError(from, now), to: endError(from, to) };
  return Object.entries(errors).flatMap(([field, message]) => (message === undefined ? [] : [{ field, message }]));
};
