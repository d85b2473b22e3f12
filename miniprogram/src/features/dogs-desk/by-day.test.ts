import { expect, test } from 'vitest';
import { byDay } from './by-day.ts';

test('treatments stand under their day, the last day first', () => {
  const rows = [
    { givenOn: '2026-11-22', id: 1 },
    { givenOn: '2026-11-23', id: 2 },
    { givenOn: '2026-11-22', id: 3 },
  ];
  expect(byDay(rows).map(({ day, treatments }) => [day, treatments.map(({ id }) => id)])).toEqual([
    ['2026-11-23', [2]],
    ['2026-11-22', [1, 3]],
  ]);
  expect(byDay([])).toEqual([]);
});
