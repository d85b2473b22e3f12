import { expect, test } from 'vitest';
import { nextBooking } from './next-booking.ts';

const now = Date.parse('2026-11-23T10:00:00.000Z');
const booking = (state: 'held' | 'confirmed' | 'arrived' | 'left', from: string, heldUntil?: string) => ({
  state,
  from: `2026-11-23T${from}:00.000Z`,
  ...(heldUntil === undefined ? {} : { heldUntil: `2026-11-23T${heldUntil}:00.000Z` }),
});

test('an offer first, then where one stands, then what begins next', () => {
  const [later, sooner] = [booking('confirmed', '20:00'), booking('confirmed', '12:00')];
  const [parked, offer] = [booking('arrived', '09:00'), booking('held', '22:00', '10:08')];
  expect(nextBooking([later, sooner, parked, offer], now)).toBe(offer);
  expect(nextBooking([later, sooner, parked], now)).toBe(parked);
  expect(nextBooking([later, sooner], now)).toBe(sooner);
});

test('what is over counts no more', () => {
  expect(nextBooking([booking('left', '09:00'), booking('held', '22:00', '10:00')], now)).toBeUndefined();
});
