import { describe, expect, it } from 'vitest';
import { createTestClock } from '../../platform/testing/test-clock.ts';
import { createPlanRecount, daysToRecount } from './plan-recount.ts';
import type { RecountRequest } from './recount-request.ts';

// 03:40 in China on Tuesday, 24 November 2026.
const tuesday = '2026-11-23T19:40:00.000Z';
const sunday = '2026-11-21T19:40:00.000Z';

describe('the days of a night', () => {
  it('are the last forty, never today', () => {
    const days = daysToRecount(tuesday);
    expect([days.length, days[0], days.at(-1)]).toEqual([40, '20261123', '20261015']);
  });

  it('are the whole year so far on a Sunday in China', () => {
    const days = daysToRecount(sunday);
    expect([days[0], days.at(-1), new Set(days).size]).toEqual(['20261121', '20260101', 325]);
  });

  it('reach back over the turn of the year, on a Sunday too', () => {
    // Sunday, 3 January 2027, in China.
    expect(daysToRecount('2027-01-02T19:40:00.000Z')).toHaveLength(40);
  });
});

it('asks for days and the months that they are in', async () => {
  const asked: RecountRequest[] = [];
  await createPlanRecount({ ask: async (requests) => void asked.push(...requests), clock: createTestClock(tuesday) })();
  expect(asked).toHaveLength(42);
  expect(asked[0]).toEqual({ day: '20261123' });
  expect(asked.slice(-2)).toEqual([{ month: '202611' }, { month: '202610' }]);
});
