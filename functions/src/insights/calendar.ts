import { chinaDay, type Instant, millisecondsBetween, secondsIn } from '@huzhou/shared/kernel/time';

/** `2026-11-23` as counters are keyed: `20261123`. */
export const compactDay = (day: string): string => day.replaceAll('-', '');

/** `20261123` as people write it: `2026-11-23`; `202611`: `2026-11`. */
export const writtenSpan = (span: string): string =>
  [span.slice(0, 4), span.slice(4, 6), span.slice(6, 8)].filter((part) => part !== '').join('-');

export const todayInChina = (now: Instant): string => chinaDay(now);

/** The month (`202611`) that lies `back` months before a day's. */
export const monthBefore = (day: string, back: number): string => {
  const months = Number(day.slice(0, 4)) * 12 + Number(day.slice(4, 6)) - 1 - back;
  return `${Math.floor(months / 12)}${String((months % 12) + 1).padStart(2, '0')}`;
};

/** How many days from one to another, both included; less than one when they are the wrong way round. */
export const daysFrom = (first: string, last: string): number =>
  Math.round(millisecondsBetween(`${first}T00:00:00.000Z`, `${last}T00:00:00.000Z`) / (secondsIn.day * 1000)) + 1;
