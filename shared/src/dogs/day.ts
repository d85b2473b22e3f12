import * as z from 'zod/mini';
import { epochMilliseconds, type Instant, instantOf, plusSeconds, secondsIn } from '../kernel/time.ts';

const isCalendarDay = (text: string): boolean => {
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && instantOf(time).slice(0, 10) === text;
};

/** A day of the calendar in China, `2026-11-23`. Days sort as text. */
export const Day = z
  .string('请选择日期')
  .check(z.regex(/^(19|20)\d{2}-\d{2}-\d{2}$/, '日期格式不正确'), z.refine(isCalendarDay, '没有这一天，请重新选择'));
export type Day = z.infer<typeof Day>;

const chinaOffsetSeconds = 8 * secondsIn.hour;

/** The day in China that an instant falls on. */
export const dayOf = (instant: Instant): Day => plusSeconds(instant, chinaOffsetSeconds).slice(0, 10);

/** The first instant of a day in China. */
export const startOfDay = (day: Day): Instant => plusSeconds(`${day}T00:00:00.000Z`, -chinaOffsetSeconds);

export const plusDays = (day: Day, days: number): Day =>
  plusSeconds(`${day}T00:00:00.000Z`, days * secondsIn.day).slice(0, 10);

/** The instant at which a day is over: what is valid until a day is valid before this instant. */
export const endOfDay = (day: Day): Instant => startOfDay(plusDays(day, 1));

/** The same day some months on, or the month's last day where it has no such day. */
export const plusMonths = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const first = Date.UTC(year, month - 1 + months, 1);
  const lastDate = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return instantOf(first + (Math.min(date, lastDate) - 1) * secondsIn.day * 1000).slice(0, 10);
};

/** Whole days from one day to another; negative when `end` comes first. */
export const daysBetween = (start: Day, end: Day): number =>
  (epochMilliseconds(`${end}T00:00:00.000Z`) - epochMilliseconds(`${start}T00:00:00.000Z`)) / (secondsIn.day * 1000);

/** The last day of a time of `months` that begins on `day`: a year from 1 March ends on the last of February. */
export const lastDayOf = (day: Day, months: number): Day => plusDays(plusMonths(day, months), -1);

/** `2026-11`, the month in China. */
export const Month = z.string().check(z.regex(/^\d{4}-(0[1-9]|1[0-2])$/, '月份格式不正确'));
export const monthOf = (instant: Instant): string => dayOf(instant).slice(0, 7);
