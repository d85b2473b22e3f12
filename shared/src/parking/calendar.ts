import { calendarData } from './calendar.data.ts';

/**
 * What a day is to people who go to work. The State Council publishes each year's holidays and make-up workdays (调休)
 * in the autumn before; until then nobody knows, and the product says so instead of guessing.
 */
export type DayKind = 'working' | 'rest' | 'unpublished-weekday' | 'unpublished-weekend';

/** The kind of a China day, `YYYYMMDD`. */
export const dayKindOf = (day: string): DayKind => {
  const date = new Date(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00.000Z`);
  const isWeekend = date.getUTCDay() === 0 || date.getUTCDay() === 6;
  const year = calendarData[day.slice(0, 4)];
  if (year === undefined) return isWeekend ? 'unpublished-weekend' : 'unpublished-weekday';
  const isException = (isWeekend ? year.working : year.rest).includes(day.slice(4));
  return isWeekend === isException ? 'working' : 'rest';
};

export const isPublished = (kind: DayKind): kind is 'working' | 'rest' => kind === 'working' || kind === 'rest';
