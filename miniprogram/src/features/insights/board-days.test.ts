import { expect, test } from 'vitest';
import { dayCells, worstDays } from './board-days.ts';
import { calendarMask, trendMask } from './chart-image.ts';

const day = (name: string, met: number, due: number) => ({ day: name, cases: due, met, due });

test('every day of the year up to the last has its square, those without cases too', () => {
  const cells = dayCells([day('2026-01-01', 49, 50), day('2026-01-03', 97, 100)], '2026-01-04');
  expect(cells.map(({ level }) => level)).toEqual(['kept', 'none', 'near', 'none']);
});

test('exactly 98 percent is kept, a case less is not', () => {
  const [kept, near, missed] = dayCells(
    [day('2026-01-01', 98, 100), day('2026-01-02', 979, 1000), day('2026-01-03', 94, 100)],
    '2026-01-03',
  );
  expect([kept?.level, near?.level, missed?.level]).toEqual(['kept', 'near', 'missed']);
});

test('the bad days are named, newest first', () => {
  const worst = worstDays([day('2026-01-01', 9, 10), day('2026-01-02', 10, 10), day('2026-01-03', 9, 10)], 5);
  expect(worst.map((each) => each.day)).toEqual(['2026-01-03', '2026-01-01']);
});

test('a year of days is one picture, and the first of January stands in its row of the week', () => {
  // A Thursday: fourth row.
  expect(calendarMask(dayCells([], '2026-01-01'), 'none')).toContain("x='3.5' y='33.5'");
});

test('a month without cases breaks the line instead of drawing a zero', () => {
  const lines = trendMask([{ rate: 0.98 }, { rate: undefined }, { rate: 1 }]).match(/M\d+ \d+/g);
  expect(lines).toHaveLength(2);
});
