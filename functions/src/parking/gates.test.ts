import { beforeEach, describe, expect, it } from 'vitest';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createGates, gateOf } from './testing/gate-stand.ts';

// It is 16:00 in China.
const evening = { from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T12:00:00.000Z' };

let at: Awaited<ReturnType<typeof createGates>>;
beforeEach(async () => {
  at = await createGates();
});

const gateLog = async () =>
  (await at.tables.rows('parking'))
    .filter(({ pk }) => String(pk).startsWith('GATELOG#'))
    .sort((one, other) => (String(one.sk) < String(other.sk) ? -1 : 1))
    .map(({ direction, outcome }) => `${direction} ${outcome}`);

describe('a gate', () => {
  it('lets a booking arrive a quarter of an hour early, and leave; what is left is free at once', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening));
    await at.settle();
    at.clock.advanceSeconds(3 * 3600);
    expect(await at.see('1', 'in', '17:44')).toMatchObject({ outcome: 'entry-without-booking' });
    expect(await at.see('2', 'in', '17:45')).toMatchObject({
      status: 201,
      outcome: 'arrived',
      bookingId: booking.bookingId,
    });
    expect(await at.see('2', 'in', '17:45')).toMatchObject({
      status: 201,
      outcome: 'known',
      bookingId: booking.bookingId,
    });
    expect(await at.see('3', 'out', '19:00')).toMatchObject({ outcome: 'left' });
    expect(await at.booking(booking.bookingId)).toMatchObject({
      state: 'left',
      arrivedAt: '2026-11-23T09:45:00.000Z',
      leftAt: '2026-11-23T11:00:00.000Z',
    });
    const [day] = await at.store.spotDays('aishan-1', '20261123');
    expect(day?.claims.flatMap((claim, quarter) => (claim > 0 ? [quarter] : []))).toEqual([72, 73, 74, 75]);
    at.clock.advanceSeconds(3600);
    expect(await at.see('4', 'in', '19:30')).toMatchObject({ outcome: 'entry-without-booking' });
    expect(await gateLog()).toEqual(['in entry-without-booking', 'in arrived', 'out left', 'in entry-without-booking']);
  });

  it('does not need the copies: a booking made at the bar is found', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening));
    at.clock.advanceSeconds(2 * 3600);
    expect(await at.see('1', 'in', '17:50')).toMatchObject({ outcome: 'arrived', bookingId: booking.bookingId });
  });

  it('takes a plate for a misread one among the bookings of this lot alone, and never for two', async () => {
    const other = await at.book(at.keptBooking('A', { ...evening, lotId: 'elsewhere', plate: '浙E8D456' }));
    const own = await at.book(at.keptBooking('B', { ...evening, plate: '浙E8D450' }));
    await at.settle();
    at.clock.advanceSeconds(2 * 3600);
    const misread = { plate: '浙ebd450' };
    expect(await at.see('1', 'in', '17:50', misread)).toMatchObject({
      outcome: 'arrived',
      misread: true,
      bookingId: own.booking.bookingId,
    });
    expect(await at.see('2', 'in', '17:50', { plate: '浙EBD456' })).toMatchObject({ outcome: 'entry-without-booking' });
    expect((await at.booking(other.booking.bookingId))?.state).toBe('confirmed');
    await at.book(at.keptBooking('D', { ...evening, spotId: 'A-3', plate: '浙E8DD5D' }));
    await at.book(at.keptBooking('E', { ...evening, spotId: 'A-4', plate: '浙EBD05D' }));
    await at.settle();
    expect(await at.see('3', 'in', '17:56', { plate: '浙EBDD5D' })).toMatchObject({ outcome: 'ambiguous' });
  });

  it('knows out before in, entries without booking and exits without entry', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening));
    await at.settle();
    at.clock.advanceSeconds(3 * 3600 + 60);
    expect(await at.see('1', 'out', '19:00')).toMatchObject({ outcome: 'left', bookingId: booking.bookingId });
    await at.settle();
    expect(await at.see('2', 'in', '17:58')).toMatchObject({ outcome: 'arrived', bookingId: booking.bookingId });
    expect(await at.see('3', 'out', '18:30')).toMatchObject({ outcome: 'left' });
    expect(await at.booking(booking.bookingId)).toMatchObject({
      arrivedAt: '2026-11-23T09:58:00.000Z',
      leftAt: '2026-11-23T10:30:00.000Z',
    });
    expect(await at.see('4', 'out', '18:59', { plate: '浙E99999' })).toMatchObject({ outcome: 'exit-without-entry' });
  });

  it('keeps it from its driver’s record that the camera of one who came in time told late', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening));
    await at.settle();
    at.clock.advanceSeconds(2 * 3600 + 31 * 60);
    await at.sweep();
    await at.settle();
    expect(await at.see('1', 'in', '18:10')).toMatchObject({
      outcome: 'entry-without-booking',
      bookingId: booking.bookingId,
    });
    expect(await at.booking(booking.bookingId)).toMatchObject({
      state: 'no-show',
      arrivedAt: '2026-11-23T10:10:00.000Z',
    });
  });

  it('keeps the spot for whom it saw while they were still to confirm', async () => {
    const { booking } = await at.book(at.keptBooking('A', { ...evening, from: '2026-11-23T08:15:00.000Z' }, 'held'));
    await at.settle();
    at.clock.advanceSeconds(60);
    const entry = await at.see('1', 'in', '16:01');
    expect(entry).toMatchObject({ outcome: 'entry-without-booking', bookingId: booking.bookingId });
    await at.give(booking.bookingId, { command: 'confirm' });
    await at.settle();
    at.clock.advanceSeconds(3600);
    await at.sweep();
    await at.settle();
    await at.sweep();
    const arrivedAt = '2026-11-23T08:01:00.000Z';
    expect(await at.booking(booking.bookingId)).toMatchObject({ state: 'arrived', arrivedAt });
    expect(at.sent.notices).toEqual([]);
  });

  it('reckons an overstay by when it left, not by when that was told', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening));
    await at.settle();
    at.clock.advanceSeconds(8 * 3600);
    await at.see('1', 'in', '18:00');
    await at.see('2', 'out', '20:45');
    expect((await at.booking(booking.bookingId))?.overstay).toEqual({ minutes: 45, cents: 400 });
    await at.see('3', 'out', '19:45');
    expect((await at.booking(booking.bookingId))?.overstay).toBeUndefined();
  });

  it('is let in for its own lots, with times of today and one meaning for an id', async () => {
    at = await createGates(gateOf(['another']));
    expect((await at.see('1', 'in', '16:00')).status).toBe(403);
    at = await createGates();
    expect((await at.see('1', 'in', '16:00', { lotId: 'nowhere' })).status).toBe(404);
    expect((await at.see('1', 'in', '16:06')).status).toBe(400);
    expect((await at.see('1', 'in', '16:00', { at: '2026-11-22T14:59:00+08:00' })).status).toBe(400);
    expect((await at.see('1', 'in', '16:00')).status).toBe(201);
    expect((await at.see('1', 'out', '16:00')).status).toBe(409);
  });

  it('writes no plate into the log of the product', async () => {
    const logged = catchLog();
    await at.book(at.keptBooking('A', evening));
    await at.settle();
    await at.see('1', 'in', '15:50');
    await at.see('2', 'in', '15:50', { plate: '浙E12345'.repeat(4) });
    expect(logged.text()).toContain('parking.gate-event');
    expect(logged.text()).not.toMatch(/12345|浙E/);
  });
});
