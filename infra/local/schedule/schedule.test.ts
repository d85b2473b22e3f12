import { expect, test } from 'vitest';
import { cronPattern } from './schedule.ts';

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
