import { describe, expect, it } from 'vitest';
import type { SeriesDraft } from './series.ts';
import { assignSpots, nightsOf, seriesErrors, whyNot } from './series-plan.ts';
import { always, offHours } from './sharing.ts';
import { rangeOf, slotStart } from './slots.ts';

const now = '2026-11-23T08:00:00.000Z';
const draft = (more: Partial<SeriesDraft> = {}): SeriesDraft => ({
  lotId: 'lot-1',
  permitId: 'P',
  firstDay: '20261123',
  lastDay: '20261129',
  days: 'working',
  from: '18:30',
  to: '07:30',
  charger: false,
  ...more,
});
const asked = { sharing: always, plate: '浙E12345', bookings: [], now };
const daysOf = (more: Partial<SeriesDraft>): string[] => nightsOf(draft(more)).map(({ day }) => day.slice(4));

describe('the dates of a series', () => {
  it('are nights whose morning is worked: Sunday to Thursday', () => {
    expect(daysOf({})).toEqual(['1123', '1124', '1125', '1126', '1129']);
    expect(daysOf({ days: 'rest' })).toEqual(['1127', '1128']);
    expect(daysOf({ days: 'all' })).toHaveLength(7);
  });

  it('are the days themselves where it does not reach over midnight', () => {
    expect(daysOf({ from: '09:00', to: '17:00' })).toEqual(['1123', '1124', '1125', '1126', '1127']);
    expect(daysOf({ from: '09:00', to: '17:00', days: 'rest' })).toEqual(['1128', '1129']);
  });

  it('know the holidays, and take an unpublished year by its weekdays', () => {
    // 1 October 2026 and what belongs to it is rest, whatever day of the week it is.
    expect(daysOf({ firstDay: '20261001', lastDay: '20261002', from: '09:00', to: '17:00' })).toEqual([]);
    expect(daysOf({ firstDay: '20270104', lastDay: '20270104', from: '09:00', to: '17:00' })).toEqual(['0104']);
  });

  it('last from one clock time to the other, at most a day', () => {
    const [night] = nightsOf(draft());
    expect(night && [slotStart(night.from), slotStart(night.to)]).toEqual([
      '2026-11-23T10:30:00.000Z',
      '2026-11-23T23:30:00.000Z',
    ]);
    const [whole] = nightsOf(draft({ from: '08:00', to: '08:00', days: 'all' }));
    expect(whole && whole.to - whole.from).toBe(96);
  });

  it.each([
    [{ firstDay: '20261122' }, 'firstDay'],
    [{ lastDay: '20261122' }, 'lastDay'],
    [{ lastDay: '20261224' }, 'lastDay'],
    [{ from: '24:00' as const }, 'from'],
    [{ from: '00:00' as const, to: '00:00' as const }, 'to'],
  ])('that make no sense are told: %o', (more, field) => {
    expect(seriesErrors(draft(more), now).map((error) => error.field)).toContain(field);
  });

  it('may be 31 days', () => {
    expect(seriesErrors(draft({ lastDay: '20261223' }), now)).toEqual([]);
  });
});

describe('a date that cannot be had', () => {
  const night = (from: string, to: string) => ({ day: '20261123', ...rangeOf(from, to) });
  const later = night('2026-11-23T10:00:00.000Z', '2026-11-23T11:00:00.000Z');

  it('is past, too far, closed, not published, or the driver’s own already', () => {
    expect(whyNot(night('2026-11-23T07:45:00.000Z', '2026-11-23T09:00:00.000Z'), asked)).toBe('past');
    expect(whyNot({ ...later, day: '20261225' }, asked)).toBe('too-far');
    expect(
      whyNot(night('2026-11-24T01:00:00.000Z', '2026-11-24T02:00:00.000Z'), {
        ...asked,
        sharing: offHours('08:30', '17:30'),
      }),
    ).toBe('closed');
    const newYear = { day: '20261223', ...rangeOf('2027-01-05T01:00:00.000Z', '2027-01-05T02:00:00.000Z') };
    expect(whyNot(newYear, { ...asked, sharing: offHours('08:30', '17:30') })).toBe('unpublished');
    expect(whyNot(later, asked)).toBeUndefined();
  });
});

describe('spots for the nights', () => {
  const nights = [1, 2, 3, 4].map((from) => ({ from, to: from + 1 }));
  const free = (map: Readonly<Record<string, readonly number[]>>) =>
    assignSpots(nights, Object.keys(map), (spotId, { from }) => map[spotId]?.includes(from) ?? false);

  it('are one and the same where one is free for all', () => {
    expect([...free({ A: [1, 2], B: [1, 2, 3, 4], C: [1, 2, 3, 4] }).values()]).toEqual(['B', 'B', 'B', 'B']);
  });

  it('are as few as can be otherwise, and none where none is free', () => {
    const assigned = free({ A: [1], B: [1, 2], C: [4] });
    expect(nights.map((night) => assigned.get(night))).toEqual(['B', 'B', undefined, 'C']);
    expect(free({}).size).toBe(0);
  });
});
