import { epochMilliseconds, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';

export const ranges = { week: 7, month: 30, quarter: 90, year: 365 } as const;
export type Range = keyof typeof ranges;

/** The China day of an instant, `2026-11-23`. */
const chinaDate = (milliseconds: number): string =>
  plusSeconds(new Date(milliseconds).toISOString(), 8 * secondsIn.hour).slice(0, 10);

/** The days of a range that ends today, both included. `now` in epoch milliseconds. */
export const daysOf = (range: Range, now: number): { readonly from: string; readonly to: string } => {
  const days = ranges[range] - 1;
  return {
    from: chinaDate(now - days * secondsIn.day * 1000),
    to: chinaDate(epochMilliseconds(new Date(now).toISOString())),
  };
};

/** The China day so many days before today. */
export const daysBack = (days: number, now: number): string => chinaDate(now - days * secondsIn.day * 1000);
