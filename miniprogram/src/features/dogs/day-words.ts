import { type Day, dayOf, daysBetween } from '@huzhou/shared/dogs/day';
import { instantOf } from '@huzhou/shared/kernel/time';
import { serverNow } from '../../device/clock.ts';

/** Today in China, by the server's clock. */
export const todayInChina = (): Day => dayOf(instantOf(serverNow()));

/** 「11月22日」, with the year where it is not this one. */
export const dayWords = (day: Day, today: Day): string => {
  const [year = '', month = '', date = ''] = day.split('-');
  const near = `${Number(month)}月${Number(date)}日`;
  return today.startsWith(year) ? near : `${year}年${near}`;
};

/** 「2027.11.22」, for a column of dates. */
export const dottedDay = (day: Day): string => day.replaceAll('-', '.');

/** Days until the end of what lasts until `day`; negative once it is over. */
export const daysLeft = (day: Day, today: Day): number => daysBetween(today, day);
