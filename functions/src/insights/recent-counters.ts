import { type Clock, secondsIn } from '@huzhou/shared/kernel/time';
import { cached } from '../platform/cache.ts';
import { monthBefore, todayInChina } from './calendar.ts';
import type { CounterRow, FiguresReader } from './figures-reader.ts';

const freshSeconds = 60;

/** Months before the last one change seldom: a suspended case ends, somebody reopens. */
const settledSeconds = secondsIn.hour;

/** The counters of a district, or of its categories, from a month up to today. */
export type RecentCounters = (
  series: 'district' | 'category-month',
  districtCode: string,
  fromMonth: string,
) => Promise<readonly CounterRow[]>;

/** Reads counters for many who look at the same: this month and the last at most each minute, older ones each hour. */
export const createRecentCounters = (reader: FiguresReader, clock: Clock): RecentCounters => {
  const read = (key: string): Promise<readonly CounterRow[]> => {
    const [series = '', districtCode = '', first = '', last = ''] = key.split(' ');
    return reader.counters(series as 'district' | 'category-month', districtCode, first, last);
  };
  const recent = cached({ clock, freshSeconds }, read);
  const older = cached({ clock, freshSeconds: settledSeconds }, read);

  return async (series, districtCode, fromMonth) => {
    const today = todayInChina(clock.now());
    const [lastMonth, monthBeforeLast] = [monthBefore(today, 1), monthBefore(today, 2)];
    const suffix = (month: string, day: string): string => (series === 'district' ? `${month}${day}` : month);
    const [, first = lastMonth] = [fromMonth, lastMonth].sort();
    const parts = [
      ...(fromMonth <= monthBeforeLast
        ? [older(`${series} ${districtCode} ${suffix(fromMonth, '01')} ${suffix(monthBeforeLast, '31')}`)]
        : []),
      recent(`${series} ${districtCode} ${suffix(first, '01')} ${suffix(today.slice(0, 6), '31')}`),
    ];
    return (await Promise.all(parts)).flat();
  };
};
