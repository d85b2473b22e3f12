import { expect, test } from 'vitest';
import { daysOf } from './figure-range.ts';

test.each([
  ['before midnight in China', '2026-11-23T15:59:59.999Z', { from: '2026-11-17', to: '2026-11-23' }],
  ['after it', '2026-11-23T16:00:00.000Z', { from: '2026-11-18', to: '2026-11-24' }],
] as const)('a week ends today, %s', (_, now, days) => expect(daysOf('week', Date.parse(now))).toEqual(days));

test('a year is within what may be asked for', () => {
  const { from, to } = daysOf('year', Date.parse('2026-11-23T04:00:00.000Z'));
  expect((Date.parse(to) - Date.parse(from)) / 86_400_000 + 1).toBe(365);
});
