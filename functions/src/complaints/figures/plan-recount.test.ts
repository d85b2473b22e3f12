import { describe, expect, it } from 'vitest';
import { createTestClock } from '../../platform/testing/test-clock.ts';
import { createPlanRecount, daysToRecount } from './plan-recount.ts';
import type { RecountRequest } from './recount-request.ts';

// 03:40 in China on Tuesday, 24 November 2026.
const tuesday = '2026-11-23T19:40:00.000Z';
const sunday = '2026-11-21T19:40:00.000Z';

describe('the days of a night', () => {
  it('are the last forty, never today', () => {
    const days = daysToRecount(tuesday, false);
    expect([days.length, days[0], days.at(-1)]).toEqual([40, '20261123', '20261015']);
  });

  it('are the whole year so far on a Sunday in China', () => {
    const days = daysToRecount(sunday, false);
    expect([days[0], days.at(-1), new Set(days).size]).toEqual(['20261121', '20260101', 325]);
  });

  it('reach back over the turn of the year, on a Sunday too', () => {
    // Sunday, 3 January 2027, in China.
    expect(daysToRecount('2027-01-02T19:40:00.000Z', false)).toHaveLength(40);
  });

  it('are yesterday alone when nothing was ever recounted', () => {
    expect(daysToRecount(tuesday, true)).toEqual(['20261123']);
  });
});

describe('the plan', () => {
  const createNight = () => {
    const asked: RecountRequest[] = [];
    const clock = createTestClock(tuesday);
    let planned: string | undefined;
    const plan = createPlanRecount({
      figures: {
        plannedAt: async () => planned,
        recordPlan: async (at) => {
          planned = at;
        },
      },
      ask: async (requests) => void asked.push(...requests),
      clock,
    });
    return { plan, asked, clock };
  };

  it('asks for days and the months that they are in', async () => {
    const { plan, asked, clock } = createNight();
    await plan();
    expect(asked.splice(0)).toEqual([{ day: '20261123' }, { month: '202611' }]);
    clock.advanceSeconds(86_400);
    await plan();
    expect(asked).toHaveLength(42);
    expect(asked.slice(-2)).toEqual([{ month: '202611' }, { month: '202610' }]);
  });

  it('fired again the same night does nothing', async () => {
    const { plan, asked, clock } = createNight();
    await plan();
    const first = asked.length;
    clock.advanceSeconds(3_600);
    await plan();
    expect(asked).toHaveLength(first);
  });
});
