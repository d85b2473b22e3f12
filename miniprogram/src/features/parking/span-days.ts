import { instantOf } from '@huzhou/shared/kernel/time';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { dayOf, slotAt, slotsPerDay } from '@huzhou/shared/parking/slots';
import { dayNumberOf, dayWords } from './span.ts';

export interface DayChoice {
  /** `20261123` */
  readonly day: string;
  readonly words: string;
}

const daysBetween = (first: number, last: number, today: number): readonly DayChoice[] =>
  Array.from({ length: last - first + 1 }, (_, index) => ({
    day: dayOf((first + index) * slotsPerDay),
    words: dayWords(first + index, today),
  }));

export const todayOf = (now: number): number => dayNumberOf(slotAt(instantOf(now)));

/** The days on which a booking may begin. */
export const beginDays = (now: number): readonly DayChoice[] =>
  daysBetween(todayOf(now), todayOf(now) + parkingPolicy.aheadDays, todayOf(now));

/** The days on which one that begins in this slot may end. */
export const endDays = (from: number, now: number): readonly DayChoice[] =>
  daysBetween(dayNumberOf(from), dayNumberOf(from + parkingPolicy.longestSlots), todayOf(now));
