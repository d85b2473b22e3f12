import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGates } from './testing/gate-stand.ts';

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
    const at = await createGates();
    const evening = { from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T12:00:00.000Z' };
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
