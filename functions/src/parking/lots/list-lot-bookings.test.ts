import type { Caller } from '@huzhou/shared/identity/caller';
import { plusSeconds } from '@huzhou/shared/kernel/time';
import { type Booking, bookingIdOf } from '@huzhou/shared/parking/booking';
import type { Lot } from '@huzhou/shared/parking/lot';
import { expect, it } from 'vitest';
import { createTestClock } from '../../platform/testing/test-clock.ts';
import { sampleLot } from '../testing/aftermath.ts';
import { placeInDay } from './bookings-of-day.ts';
import { createListLotBookings } from './list-lot-bookings.ts';

const now = '2026-11-23T08:00:00.000Z';
const day = '20261123';
const lot: Lot = { ...sampleLot(), spots: 500, chargers: 0, rules: '停'.repeat(400) };
const operator: Caller = {
  personId: 'person-operator',
  staff: {
    staffId: 'staff-operator',
    name: 'operator',
    grants: [{ role: 'lot-operator', areaCode: lot.districtCode, unitId: lot.operatorId }],
  },
};

const bookingOf = (index: number): Booking => {
  const spotId = `A-${index % 500}`;
  const place = { lotId: lot.lotId, spotId };
  const token = String(index).padStart(16, '0');
  return {
    ...place,
    bookingId: bookingIdOf({ ...place, day, token }),
    personId: 'driver-1',
    plate: '浙E12345',
    // Two in the same spot at the same time: the first was cancelled.
    state: index < 500 ? 'cancelled' : 'confirmed',
    from: plusSeconds(now, index < 1_000 ? 0 : 3_600),
    to: plusSeconds(now, 7_200),
    origin: 'driver',
    createdAt: now,
    price: { cents: 0, lines: [] },
    version: 2,
  };
};

it('brings the busiest day of the largest lot in replies that a function may give', async () => {
  const bookings = Array.from({ length: 2_600 }, (_none, index) => bookingOf(index)).sort((one, other) =>
    placeInDay(one) < placeInDay(other) ? -1 : 1,
  );
  const list = createListLotBookings({
    lots: { find: async () => ({ lot, spots: [], closures: [] }) },
    bookingsOfDay: async () => bookings,
    clock: createTestClock(now),
  });
  const found: string[] = [];
  for (let cursor: string | undefined; ; ) {
    const query = { day, ...(cursor === undefined ? {} : { cursor }) };
    const page = await list({ path: { lotId: lot.lotId }, query } as Parameters<typeof list>[0], operator);
    if (!page.ok) throw new Error(page.failure.title);
    expect(Buffer.byteLength(JSON.stringify(page.value))).toBeLessThan(3_000_000);
    found.push(...page.value.bookings.map(({ bookingId }) => bookingId));
    cursor = page.value.nextCursor;
    if (cursor === undefined) break;
  }
  expect(found).toEqual(bookings.map(({ bookingId }) => bookingId));
});
