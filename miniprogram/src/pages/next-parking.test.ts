import { listBookings } from '@huzhou/shared/parking/routes';
import type { BookingView } from '@huzhou/shared/parking/view';
import { expect, test } from 'vitest';
import { nextOf, nextParking } from './next-parking.ts';

const booking: BookingView = {
  bookingId: 'lot.A-1.20261123.7G5KQ2M47G5KQ2M4',
  plate: '浙E12345',
  state: 'confirmed',
  lotId: 'lot',
  spotId: 'A-1',
  from: '2026-11-23T10:30:00.000Z',
  to: '2026-11-23T23:30:00.000Z',
  origin: 'driver',
  createdAt: '2026-11-23T09:00:00.000Z',
  price: { cents: 500, lines: [] },
  version: 2,
  lot: {
    name: '市民中心停车场',
    address: '红旗路 1 号',
    point: { longitude: 120.1, latitude: 30.87 },
    entrance: '东门',
    rules: '',
    numbering: 'numbered',
  },
  commands: [],
};

test('is the route of the contract, and reads its replies', () => {
  const { id, method, path, auth, status } = listBookings;
  expect(nextParking).toMatchObject({ id, method, path, auth, status });
  const reply = listBookings.output.parse({ bookings: [booking] });
  expect(nextParking.output.parse(reply).bookings[0]).toMatchObject({
    state: 'confirmed',
    lot: { name: '市民中心停车场' },
  });
});

test('what is due first is told: an offer, a beginning, an end; what is over is not', () => {
  const now = Date.parse('2026-11-23T09:00:00.000Z');
  const held = { ...booking, state: 'held' as const, heldUntil: '2026-11-23T09:04:00.000Z' };
  const parked = { ...booking, state: 'arrived' as const, to: '2026-11-23T09:30:00.000Z' };
  expect(nextOf([booking, parked, held], now)?.state).toBe('held');
  expect(nextOf([booking, parked, held], Date.parse('2026-11-23T09:04:00.000Z'))).toMatchObject({ state: 'arrived' });
  expect(nextOf([booking], now)).toMatchObject({ lot: '市民中心停车场', dueAt: Date.parse(booking.from) });
  expect(nextOf([{ ...booking, state: 'left' }], now)).toBeUndefined();
});
