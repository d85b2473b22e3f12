import { epochMilliseconds, type Instant, instantOf, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';

// A day as people in Huzhou name it: `2026-11-23`, of UTC+8.

const dayMilliseconds = secondsIn.day * 1_000;

/** The China day that an instant falls on. */
export const dayOf = (instant: Instant): string => plusSeconds(instant, 8 * secondsIn.hour).slice(0, 10);

const startOf = (day: string): number => Date.parse(`${day}T00:00:00.000+08:00`);

/** The last minute of a day: what is due "on" it may be done until then. */
export const endOfDay = (day: string): Instant => instantOf(startOf(day) + dayMilliseconds - 60_000);

export const plusDays = (day: string, days: number): string => dayOf(instantOf(startOf(day) + days * dayMilliseconds));

/** Whole days from one day to another; negative when the other comes first. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((startOf(to) - startOf(from)) / dayMilliseconds);

export const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(startOf(text));

const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'];

/** 「11月26日 周四」, with the year where it is not this one. */
export const dayWords = (day: string, today: string): string => {
  if (!isDay(day)) return '';
  const [year = '', month = '', date = ''] = day.split('-');
  const weekday = weekdays[new Date(`${day}T00:00:00.000Z`).getUTCDay()] ?? '';
  return `${year === today.slice(0, 4) ? '' : `${year}年`}${Number(month)}月${Number(date)}日 ${weekday}`;
};

/** Today, by the server's clock in milliseconds. */
export const todayAt = (now: number): string => dayOf(instantOf(now));

/** A suspension until a day ends with it, or at the last instant that may be asked for. */
export const untilEndOf = (day: string, latest: Instant): Instant => {
  const end = endOfDay(day);
  return epochMilliseconds(end) > epochMilliseconds(latest) ? latest : end;
};
