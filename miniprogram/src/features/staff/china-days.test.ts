import { expect, test } from 'vitest';
import { dayOf, daysBetween, dayWords, endOfDay, isDay, plusDays, untilEndOf } from './china-days.ts';

test('a day is one of Huzhou, wherever the phone is', () => {
  expect(dayOf('2026-11-22T15:59:59.999Z')).toBe('2026-11-22');
  expect(dayOf('2026-11-22T16:00:00.000Z')).toBe('2026-11-23');
  expect(endOfDay('2026-11-23')).toBe('2026-11-23T15:59:00.000Z');
});

test('counts days over months and years', () => {
  expect(plusDays('2026-12-30', 3)).toBe('2027-01-02');
  expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
  expect(daysBetween('2026-11-24', '2026-11-23')).toBe(-1);
});

test('names a day with its weekday, and with the year where it is another', () => {
  expect(dayWords('2026-11-23', '2026-11-20')).toBe('11月23日 周一');
  expect(dayWords('2027-01-02', '2026-11-20')).toBe('2027年1月2日 周六');
  expect(dayWords('', '2026-11-20')).toBe('');
  expect(isDay('2026-13-01')).toBe(false);
});

test('no suspension past the last instant that may be asked for', () => {
  expect(untilEndOf('2026-11-23', '2026-11-30T00:00:00.000Z')).toBe('2026-11-23T15:59:00.000Z');
  expect(untilEndOf('2026-11-30', '2026-11-30T00:00:00.000Z')).toBe('2026-11-30T00:00:00.000Z');
});
