import type { Result } from '@huzhou/shared/kernel/result';
import type { GateReceipt } from '@huzhou/shared/parking/gate';
import { reportGateEvent } from '@huzhou/shared/parking/gate-routes';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../platform/http.ts';
import { httpEvent, lambdaContext } from '../platform/testing/http-event.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createGateRepository } from './gate-repository.ts';
import { createReportGateEvent, type GateSource } from './report-gate-event.ts';
import { createAftermath } from './testing/aftermath.ts';

const source = (lotIds: string[] = []): GateSource => ({
  sourceId: 'src-gate-1',
  kind: 'parking-gate',
  name: '道闸',
  state: 'active',
  scope: { categoryCodes: [], areaCodes: [], lotIds },
  perMinute: 600,
  evidenceHosts: [],
  createdAt: '2026-01-01T00:00:00.000Z',
  changedAt: '2026-01-01T00:00:00.000Z',
});

const createGates = async (gateSource = source()) => {
  const at = await createAftermath();
  await at.putLot();
  const gates = createGateRepository(at.documents, at.table);
  const report = createReportGateEvent({ ...at, gates, pause: async () => {} });
  const handle = serve(
    { reportGateEvent },
    { reportGateEvent: report },
    { sources: { verify: async () => ({ ok: true, value: gateSource }) as Result<GateSource, never> } },
  );
  const see = async (eventId: string, direction: 'in' | 'out', time: string, more: object = {}) => {
    const body = {
      eventId,
      lotId: 'aishan-1',
      plate: '浙E·12345',
      direction,
      at: `2026-11-23T${time}:00+08:00`,
      ...more,
    };
    const { statusCode, body: text } = await handle(httpEvent(reportGateEvent, { body }), lambdaContext());
    return { status: statusCode, ...(JSON.parse(String(text)) as GateReceipt & { title?: string }) };
  };
  return { ...at, gates, see };
};

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
    at = await createGates(source(['another']));
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

describe('a day of events', () => {
  it('gives the same bookings in any order, however often each comes', async () => {
    const morning = { from: '2026-11-23T01:00:00.000Z', to: '2026-11-23T03:00:00.000Z' };
    const next = { from: morning.to, to: '2026-11-23T05:00:00.000Z' };
    const seen: [string, 'in' | 'out', string, object?][] = [
      ['1', 'in', '08:50'],
      ['2', 'out', '11:05'],
      ['3', 'in', '11:20'],
      ['4', 'out', '12:10'],
      ['5', 'in', '12:30'],
      ['6', 'out', '13:30'],
      ['7', 'in', '09:10', { plate: '浙E8O000' }],
      ['8', 'out', '10:00', { plate: '浙EB0000' }],
      ['9', 'out', '09:40', { plate: '浙E80000' }],
    ];
    const play = async (order: readonly number[]) => {
      const other = await createGates();
      other.clock.advanceSeconds(-10 * 3600);
      const bookings = [
        other.keptBooking('A', morning),
        other.keptBooking('B', next),
        other.keptBooking('C', { ...morning, spotId: 'A-2', plate: '浙E80000' }),
      ];
      for (const kept of bookings) await other.book(kept);
      await other.settle();
      other.clock.advanceSeconds(10 * 3600);
      for (const index of order) {
        const [eventId, direction, time, more] = seen[index] ?? ['', 'in', ''];
        await other.see(eventId, direction, time, more);
      }
      return await Promise.all(
        bookings.map(async ({ booking: { bookingId } }) => {
          const booking = await other.booking(bookingId);
          return [booking?.state, booking?.arrivedAt, booking?.leftAt, booking?.overstay, booking?.price];
        }),
      );
    };
    const inOrder = await play(seen.map((_, index) => index));
    expect(inOrder.map((booking) => booking.slice(0, 3))).toEqual([
      ['left', '2026-11-23T00:50:00.000Z', '2026-11-23T03:05:00.000Z'],
      ['left', '2026-11-23T03:20:00.000Z', '2026-11-23T04:10:00.000Z'],
      ['left', '2026-11-23T01:10:00.000Z', '2026-11-23T01:40:00.000Z'],
    ]);
    const all = seen.flatMap((_, index) => [index, index]);
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(all, { minLength: all.length }), async (order) => {
        expect(await play(order)).toEqual(inOrder);
      }),
      { numRuns: 6 },
    );
  });

  it('gives the same bookings when all come at once', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening));
    await at.settle();
    at.clock.advanceSeconds(6 * 3600);
    const events = [
      ['1', 'in', '17:50'],
      ['2', 'out', '19:00'],
      ['3', 'in', '18:10'],
      ['4', 'out', '18:40'],
    ] as const;
    await Promise.all([...events, ...events].map(([id, direction, time]) => at.see(id, direction, time)));
    expect(await at.booking(booking.bookingId)).toMatchObject({
      state: 'left',
      arrivedAt: '2026-11-23T09:50:00.000Z',
      leftAt: '2026-11-23T10:40:00.000Z',
    });
  });
});
