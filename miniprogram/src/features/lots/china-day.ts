import {
  chinaDay,
  epochMilliseconds,
  type Instant,
  instantOf,
  plusSeconds,
  secondsIn,
} from '@huzhou/shared/kernel/time';
import { quarterOf } from '@huzhou/shared/parking/sharing';
import { firstSlotOf, slotStart } from '@huzhou/shared/parking/slots';
import { clockWords } from '../../i18n/time.ts';

// Days as the contract names them, `20261123`, of UTC+8; calendars of devices say `2026-11-23`.

export const todayAt = (now: number): string => chinaDay(instantOf(now));

export const calendarDate = (day: string): string => `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;

export const dayOfCalendar = (date: string): string => date.replaceAll('-', '');

const startOf = (day: string): Instant => slotStart(firstSlotOf(day));

export const plusDays = (day: string, days: number): string =>
  chinaDay(plusSeconds(startOf(day), days * secondsIn.day));

/** When a time of day is on a day; `24:00` is the next midnight. */
export const instantAt = (day: string, time: string): Instant => slotStart(firstSlotOf(day) + quarterOf(time));

export const daysBetween = (from: string, to: string): number =>
  Math.round((epochMilliseconds(startOf(to)) - epochMilliseconds(startOf(from))) / (secondsIn.day * 1_000));

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];
const near: Readonly<Record<number, string>> = { [-1]: '昨天 ', 0: '今天 ', 1: '明天 ' };

/** 「今天 11月23日 周一」 */
export const dayWords = (day: string, today: string): string => {
  const weekday = weekdays[new Date(`${calendarDate(day)}T00:00:00.000Z`).getUTCDay()] ?? '';
  const date = `${Number(day.slice(4, 6))}月${Number(day.slice(6))}日`;
  return `${near[daysBetween(today, day)] ?? ''}${date} ${weekday}`;
};

const besideDays: Readonly<Record<number, string>> = { [-1]: '前一天 ', 0: '', 1: '次日 ' };

/** A time as it is seen from a day: 「18:30」「次日 07:30」「11月26日 07:30」. */
const momentSeenFrom = (instant: Instant, day: string): string => {
  const own = chinaDay(instant);
  const prefix = besideDays[daysBetween(day, own)] ?? `${Number(own.slice(4, 6))}月${Number(own.slice(6))}日 `;
  return `${prefix}${clockWords(epochMilliseconds(instant))}`;
};

/** 「18:30–次日 07:30」 */
export const spanWords = (from: Instant, to: Instant, day: string): string =>
  `${momentSeenFrom(from, day)}–${momentSeenFrom(to, day)}`;

/** 「11月23日 18:30–次日 07:30」, whatever day it is read on. */
export const datedSpanWords = (from: Instant, to: Instant): string => {
  const day = chinaDay(from);
  return `${Number(day.slice(4, 6))}月${Number(day.slice(6))}日 ${spanWords(from, to, day)}`;
};
