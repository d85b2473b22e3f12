import type { Board } from '@huzhou/shared/insights/board';
import type { DayCell } from './chart-image.ts';

const kept = 0.98;
const near = 0.95;

type CalendarDay = Board['calendar'][number];

const levelOf = ({ met, due }: CalendarDay): DayCell['level'] => {
  if (due === 0) return 'none';
  const rate = met / due;
  return rate >= kept ? 'kept' : rate >= near ? 'near' : 'missed';
};

/** The days of the year up to `lastDay`, those without cases included, each with how it went. */
export const dayCells = (calendar: readonly CalendarDay[], lastDay: string): readonly DayCell[] => {
  const known = new Map(calendar.map((each) => [each.day, each]));
  const cells: DayCell[] = [];
  for (let at = Date.parse(`${lastDay.slice(0, 4)}-01-01T00:00:00.000Z`); ; at += 86_400_000) {
    const day = new Date(at).toISOString().slice(0, 10);
    if (day > lastDay) return cells;
    const found = known.get(day);
    cells.push({ day, level: found === undefined ? 'none' : levelOf(found) });
  }
};

/** The last days on which the promise was not kept, newest first. */
export const worstDays = (calendar: readonly CalendarDay[], most: number): readonly CalendarDay[] =>
  calendar
    .filter((day) => day.due > 0 && day.met / day.due < kept)
    .slice(-most)
    .reverse();
