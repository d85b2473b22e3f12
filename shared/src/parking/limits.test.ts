import { describe, expect, it } from 'vitest';
import { type Instant, plusSeconds, secondsIn } from '../kernel/time.ts';
import type { Booking } from './booking.ts';
import { limitProblem, sameDayOnly } from './limits.ts';

const now = '2026-11-23T08:00:00.000Z';
const at = (hours: number): Instant => plusSeconds(now, hours * secondsIn.hour);
const daysAgo = (days: number): Instant => at(-24 * days);

let made = 0;
const booking = (more: Partial<Booking>): Booking => {
  made += 1;
  return {
    bookingId: `lot-1.A-1.20261123.${String(made).padStart(16, '0')}`,
    personId: 'person-1',
    plate: '浙E12345',
    state: 'confirmed',
    lotId: 'lot-1',
    spotId: 'A-1',
    from: at(1),
    to: at(2),
    origin: 'driver',
    createdAt: now,
    price: { cents: 0, lines: [] },
    version: 1,
    ...more,
  };
};
const wish = (more: object = {}) => ({ plate: '浙E12345', from: at(1), to: at(2), ...more });
const overstayed = (days: number): Booking =>
  booking({ state: 'left', leftAt: daysAgo(days), overstay: { minutes: 20, cents: 500 } });
const missed = (days: number): Booking => booking({ state: 'no-show', endedAt: daysAgo(days) });

describe('one more booking', () => {
  it.each([
    ['of the same vehicle at the same time', [booking({})], wish(), '这辆车在这段时间已经有预约了'],
    ['of another vehicle', [booking({})], wish({ plate: '浙E67890' }), undefined],
    ['right after', [booking({})], wish({ from: at(2), to: at(3) }), undefined],
    ['in the time of one that was cancelled', [booking({ state: 'cancelled' })], wish(), undefined],
    [
      'in the time of a hold',
      [booking({ state: 'held', heldUntil: at(0.05) })],
      wish(),
      '这辆车在这段时间已经有预约了',
    ],
    ['in the time of a hold that ran out', [booking({ state: 'held', heldUntil: at(-1) })], wish(), undefined],
  ])('%s', (_, bookings, wanted, title) => {
    expect(limitProblem(bookings, wanted, now)?.title).toBe(title);
  });

  it('is too many beside five, of which a series is one', () => {
    const others = Array.from({ length: 4 }, () => booking({ plate: '浙E67890' }));
    const series = Array.from({ length: 20 }, () => booking({ plate: '浙E67890', seriesId: 's' }));
    expect(limitProblem([...others], wish(), now)).toBeUndefined();
    expect(limitProblem([...others, ...series], wish(), now)?.title).toContain('5 个进行中的预约');
  });
});

describe('who overstays or does not come', () => {
  it.each([
    ['once', [overstayed(1)], undefined],
    ['twice', [overstayed(1), overstayed(10)], '您近 30 天内有 2 次超时停车，12月13日前只能预约当天的车位'],
    ['twice, one of them long ago', [overstayed(1), overstayed(31)], undefined],
    [
      'three times',
      [overstayed(1), overstayed(5), overstayed(20)],
      '您近 30 天内有 2 次超时停车，12月18日前只能预约当天的车位',
    ],
    ['three times, but having come', [missed(1), missed(2), { ...missed(3), arrivedAt: daysAgo(3) }], undefined],
    ['not coming twice', [missed(1), missed(2)], undefined],
    [
      'not coming thrice',
      [missed(1), missed(2), missed(3)],
      '您近 30 天内有 3 次预约未到，12月20日前只能预约当天的车位',
    ],
  ])('%s', (_, bookings, words) => {
    expect(sameDayOnly(bookings, now)).toBe(words);
  });

  it('may book for the same day only', () => {
    const bookings = [overstayed(1), overstayed(2)];
    expect(limitProblem(bookings, wish(), now)).toBeUndefined();
    expect(limitProblem(bookings, wish({ from: at(24), to: at(25) }), now)?.title).toContain('只能预约当天');
  });
});
