import { expect, test } from 'vitest';
import { cronPattern, wasMissed } from './schedule.ts';

test.each([
  ['cron(0 2 * * ? *)', '0 0 2 * * * *'],
  ['cron(15 10 ? * 2-6 2027)', '0 15 10 * * 1-5 2027'],
  ['cron(0 8 1 * ? *)', '0 0 8 1 * * *'],
  ['cron(0 9 ? * MON#1 *)', '0 0 9 * * MON#1 *'],
])('%s → %s', (expression, pattern) => {
  expect(cronPattern(expression)).toBe(pattern);
});

test('anything else is not understood', () => {
  expect(cronPattern('at(2027-01-01T00:00:00)')).toBeUndefined();
});

test.each([
  ['a night that the machine slept through', '2026-11-22T18:30:05Z', '2026-11-24T01:00:00Z', true],
  ['a start in the same day', '2026-11-22T18:30:05Z', '2026-11-23T18:29:59Z', false],
  ['a run at its very instant', '2026-11-22T18:30:00Z', '2026-11-22T18:31:00Z', false],
])('%s', (_, last, now, missed) => {
  expect(wasMissed('0 30 18 * * * *', new Date(last), new Date(now))).toBe(missed);
});
