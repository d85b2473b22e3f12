import { describe, expect, test } from 'vitest';
import { beforeWords, clockWords, durationWords, leftWords, momentWords } from './time.ts';

const at = (iso: string): number => Date.parse(iso);

describe('durationWords', () => {
  test.each([
    [0, '0 秒'],
    [59_999, '59 秒'],
    [60_000, '1 分'],
    [59 * 60_000 + 59_999, '59 分'],
    [3_600_000, '1 小时 00 分'],
    [23 * 3_600_000 + 41 * 60_000, '23 小时 41 分'],
    [51 * 3_600_000, '2 天 3 小时'],
    [24 * 3_600_000, '1 天'],
    [-180_000, '3 分'],
  ])('%i ms is %s', (milliseconds, words) => expect(durationWords(milliseconds)).toBe(words));
});

describe('leftWords', () => {
  const due = at('2026-11-23T10:20:00.000Z');
  test('counts down to the deadline', () => expect(leftWords(due, due - 12 * 60_000)).toBe('还剩 12 分'));
  test('is in time at the deadline itself', () => expect(leftWords(due, due)).toBe('还剩 0 秒'));
  test('counts up after it', () => expect(leftWords(due, due + 3 * 60_000)).toBe('已超 3 分'));
});

describe('wall clock', () => {
  const now = at('2026-11-23T10:00:00.000Z'); // 18:00 in Huzhou
  test('is Huzhou time', () => expect(clockWords(at('2026-11-23T10:20:00.000Z'))).toBe('18:20'));
  test('names no day for today', () => expect(beforeWords(at('2026-11-23T10:20:00.000Z'), now)).toBe('18:20 前'));
  test('turns the day at Huzhou midnight', () => {
    expect(beforeWords(at('2026-11-23T15:59:00.000Z'), now)).toBe('23:59 前');
    expect(beforeWords(at('2026-11-23T16:00:00.000Z'), now)).toBe('明天 00:00 前');
  });
  test('names yesterday and dates', () => {
    expect(momentWords(at('2026-11-22T01:00:00.000Z'), now)).toBe('昨天 09:00');
    expect(momentWords(at('2026-11-03T01:00:00.000Z'), now)).toBe('11月3日 09:00');
  });
});
