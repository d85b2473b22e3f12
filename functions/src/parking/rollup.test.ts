import { rangeOf } from '@huzhou/shared/parking/slots';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { KeptBooking } from './ports.ts';
import { closedClaim, slotsIn, strangersClaim } from './slot-claims.ts';
import { sampleLot, spotsNamed } from './testing/aftermath.ts';
import { createFigures, quarterAt } from './testing/figures-stand.ts';

const fates = ['left', 'missed', 'cancelled', 'stays', 'held', 'dropped'] as const;
type Fate = (typeof fates)[number];
type Plan = { spot: number; from: number; length: number; fate: Fate };

/** What a day of bookings comes to, reckoned quarter by quarter without any of the code that counts. */
const reckon = (plans: readonly Plan[]) => {
  const hours = Array.from({ length: 24 }, () => 0);
  const totals = { bookings: 0, noShows: 0, cancelled: 0 };
  for (const { from, length, fate } of plans) {
    if (fate === 'cancelled') totals.cancelled += 1;
    if (fate === 'missed') totals.noShows += 1;
    // What was held and never confirmed is no booking, and none that was cancelled, whoever let it go.
    if (['left', 'missed', 'stays'].includes(fate)) totals.bookings += 1;
    // Who leaves does so after the first half; who does not come loses the spot after two quarters.
    const used = {
      left: Math.ceil(length / 2),
      missed: Math.min(length, 2),
      cancelled: 0,
      stays: length,
      held: 0,
      dropped: 0,
    }[fate];
    for (let quarter = from; quarter < from + used; quarter += 1) {
      const hour = Math.floor(quarter / 4);
      hours[hour] = (hours[hour] ?? 0) + 0.25;
    }
  }
  return { hours, ...totals };
};

describe('the figures of a day', () => {
  it('agree with a count of its own, counted once or many times', async () => {
    const plan = fc.record({
      spot: fc.integer({ min: 0, max: 3 }),
      from: fc.integer({ min: 1, max: 60 }),
      length: fc.integer({ min: 4, max: 24 }),
      fate: fc.constantFrom(...fates),
    });
    const apart = (plans: readonly Plan[]): Plan[] =>
      plans.filter((one, index) =>
        plans
          .slice(0, index)
          .every(
            (other) =>
              other.spot !== one.spot || other.from + other.length <= one.from || one.from + one.length <= other.from,
          ),
      );
    await fc.assert(
      fc.asyncProperty(fc.array(plan, { minLength: 6, maxLength: 14 }).map(apart), async (plans) => {
        const at = await createFigures();
        await at.putLot(sampleLot(), spotsNamed('A-0', 'A-1', 'A-2', 'A-3'));
        const kept: KeptBooking[] = [];
        for (const [index, { spot, from, length, fate }] of plans.entries()) {
          const booking = at.keptBooking(
            String(index).padStart(2, '0'),
            { from: quarterAt(from), to: quarterAt(from + length), spotId: `A-${spot}`, plate: `浙E${10_000 + index}` },
            fate === 'held' || fate === 'dropped' ? 'held' : 'confirmed',
          );
          kept.push(await at.book(booking));
        }
        const steps = plans.flatMap(({ from, length, fate }, index) => {
          const { bookingId } = kept[index]?.booking ?? { bookingId: '' };
          const give = (quarter: number, step: Parameters<typeof at.give>[1]) => ({ quarter, bookingId, step });
          if (fate === 'cancelled' || fate === 'dropped') return [give(0, { command: 'cancel', reason: 'driver' })];
          if (fate === 'missed') return [give(from + 2, { command: 'miss' })];
          if (fate === 'stays') return [give(from, { command: 'arrive' })];
          return fate === 'left'
            ? [give(from, { command: 'arrive' }), give(from + Math.ceil(length / 2), { command: 'leave' })]
            : [];
        });
        for (const { quarter, bookingId, step } of steps.sort((one, other) => one.quarter - other.quarter)) {
          at.clock.advanceSeconds(Math.max(0, (Date.parse(quarterAt(quarter)) - Date.parse(at.clock.now())) / 1000));
          await at.give(bookingId, step);
        }
        await at.rollup();
        const { city } = await at.read();
        const { hours, ...totals } = reckon(plans);
        expect(city).toMatchObject({
          ...totals,
          overstays: 0,
          lots: 1,
          opened: [
            { programme: 'off-hours', spots: 4, promised: 3_000 },
            { programme: 'added', spots: 0, promised: 3_000 },
          ],
          hours: hours.map((booked, hour) => ({ hour, open: 4, booked })),
        });
        await at.rollup();
        const { at: _at, ...again } = (await at.read()).city ?? {};
        const { at: _before, ...before } = city ?? {};
        expect(again).toEqual(before);
      }),
      { numRuns: 3 },
    );
  });
});

it('counts no use where a stranger stands or its operator has closed', async () => {
  const at = await createFigures();
  await at.putLot();
  const slots = slotsIn(rangeOf(quarterAt(72), quarterAt(76)));
  const now = at.clock.now();
  const blocks = [
    { lotId: 'aishan-1', spotId: 'A-1', slots, value: strangersClaim },
    { lotId: 'aishan-1', spotId: 'A-2', slots, value: closedClaim(now) },
  ];
  expect(await at.store.write({ now, blocks })).toEqual({ outcome: 'done' });
  await at.rollup();
  expect((await at.read()).city).toHaveProperty(['hours', 18, 'booked'], 0);
});

describe('copies that the stream never brought', () => {
  it('are mended by the count, and what became free is offered', async () => {
    const at = await createFigures();
    await at.putLot();
    const { booking } = await at.book(at.keptBooking('A', { from: quarterAt(72), to: quarterAt(76) }));
    await at.settle();
    await at.give(booking.bookingId, { command: 'cancel', reason: 'driver' });
    const lost = await at.book(at.keptBooking('B', { from: quarterAt(80), to: quarterAt(84), spotId: 'A-2' }));
    await at.changes();
    await at.rollup();
    const rows = await at.tables.rows('parking');
    const copies = rows.filter(({ sk }) => String(sk).startsWith('BOOKING#'));
    expect(copies.map(({ bookingId, state }) => [bookingId, state]).sort()).toEqual([
      [booking.bookingId, 'cancelled'],
      [lost.booking.bookingId, 'confirmed'],
    ]);
    const known = rows.find(({ pk }) => pk === 'AVAILABILITY');
    expect(known).toMatchObject({ 'sA-1': '0'.repeat(24), 'sA-2': `${'0'.repeat(20)}f000` });
    expect(at.sent.offers).toEqual([{ lotId: 'aishan-1', day: '20261123' }]);
    expect(at.sent.notices).toEqual([]);
  });
});
