import { expect, test } from 'vitest';
import { shareUsed, timeLeft } from './time-left.ts';

const minute = 60_000;
const words = (left: number): string =>
  timeLeft(left, 0)
    .parts.map(({ number, unit }) => number + unit)
    .join('');

test('shows the one or two largest parts', () => {
  expect(words(18_000)).toBe('18秒');
  expect(words(12 * minute + 59_000)).toBe('12分');
  expect(words(185 * minute)).toBe('3时05分');
  expect(words(51 * 60 * minute)).toBe('2天3时');
});

test('the deadline itself is in time, a millisecond later is late and counts up', () => {
  expect(timeLeft(1_000, 1_000).isLate).toBe(false);
  expect(timeLeft(1_000, 1_001).isLate).toBe(true);
  expect(timeLeft(0, 3 * minute).parts).toEqual([{ number: '3', unit: '分' }]);
});

test('the share used stays between nothing and all', () => {
  expect(shareUsed(0, 100, 25)).toBe(0.25);
  expect(shareUsed(0, 100, -5)).toBe(0);
  expect(shareUsed(0, 100, 500)).toBe(1);
  expect(shareUsed(100, 100, 100)).toBe(1);
});
