import { plusSeconds } from '@huzhou/shared/kernel/time';
import { offHours } from '@huzhou/shared/parking/sharing';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { createTestTables } from '../platform/testing/dynamo.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createRecordDemand } from './demand.ts';
import { createDemandRepository } from './demand-repository.ts';
import { refusalsKey } from './keys.ts';
import { createParkingFigures } from './parking-figures-repository.ts';
import type { KeptBooking } from './ports.ts';
import { createRollup } from './rollup.ts';
import { createAftermath, sampleLot, spotsNamed } from './testing/aftermath.ts';

const midnight = '2026-11-22T16:00:00.000Z';
const quarterAt = (quarter: number): string => plusSeconds(midnight, quarter * 900);

const createFigures = async () => {
  const at = await createAftermath(midnight);
  const figures = await createTestTables('figures');
  const demand = createDemandRepository(at.documents, at.table);
  const rollup = createRollup({
    ...at,
    demand,
    figures: createParkingFigures(at.documents, figures.names.figures),
    effects: { offer: async (messages) => void at.sent.offers.push(...messages) },
  });
  const read = async () => {
    const rows = await figures.rows('figures');
    return {
      city: rows.find(({ pk, sk }) => pk === 'PARKING#DAY' && sk === '20261123'),
      areas: rows.find(({ pk, sk }) => pk === 'PARKING#AREAS' && sk === '20261123')?.areas as Record<string, unknown>[],
    };
  };
  return { ...at, demand, recordDemand: createRecordDemand(demand.count), rollup, read };
};

type Plan = { spot: number; from: number; length: number; fate: 'left' | 'missed' | 'cancelled' | 'stays' | 'held' };

/** What a day of bookings comes to, reckoned quarter by quarter without any of the code that counts. */
const reckon = (plans: readonly Plan[]) => {
  const hours = Array.from({ length: 24 }, () => 0);
  const totals = { bookings: 0, noShows: 0, cancelled: 0 };
  for (const { from, length, fate } of plans) {
    if (fate === 'cancelled') totals.cancelled += 1;
    if (fate === 'missed') totals.noShows += 1;
    if (fate !== 'cancelled' && fate !== 'held') totals.bookings += 1;
    // Who leaves does so after the first half; who does not come loses the spot after two quarters.
    const used = { left: Math.ceil(length / 2), missed: Math.min(length, 2), cancelled: 0, stays: length, held: 0 }[
      fate
    ];
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
      fate: fc.constantFrom<Plan['fate'][]>('left', 'missed', 'cancelled', 'stays', 'held'),
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
            fate === 'held' ? 'held' : 'confirmed',
          );
          kept.push(await at.book(booking));
        }
        const steps = plans.flatMap(({ from, length, fate }, index) => {
          const { bookingId } = kept[index]?.booking ?? { bookingId: '' };
          const give = (quarter: number, step: Parameters<typeof at.give>[1]) => ({ quarter, bookingId, step });
          if (fate === 'cancelled') return [give(0, { command: 'cancel', reason: 'driver' })];
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
      { numRuns: 5 },
    );
  });

  describe('of the areas of tension', () => {
    let at: Awaited<ReturnType<typeof createFigures>>;

    beforeAll(async () => {
      at = await createFigures();
      const { numbering: _numbering, ...lot } = sampleLot('yard-1');
      await at.putLot(sampleLot(), spotsNamed('A-1', 'A-2'));
      await at.putLot(
        {
          ...lot,
          numbering: 'pooled',
          programme: 'added',
          sharing: offHours('08:30', '17:30'),
          point: { longitude: 119.5, latitude: 30.5 },
        },
        spotsNamed('P1', 'P2', 'P3'),
      );
      await at.putLot({ ...sampleLot('shut-1'), paused: true }, spotsNamed('X-1'));
      const { point } = sampleLot();
      const from = quarterAt(73);
      for (const kind of ['search', 'search', 'searchWithoutResult', 'wait'] as const)
        await at.recordDemand({ kind, point, at: from });
      await at.recordDemand({ kind: 'holdRefused', point, at: from, lotId: 'aishan-1' });
      await at.recordDemand({ kind: 'search', point: { longitude: 119.5, latitude: 30.5 }, at: from });
      await at.book(at.keptBooking('A', { from: quarterAt(72), to: quarterAt(76) }));
      await at.rollup();
    });

    it('set what was asked for beside what there is', async () => {
      const { city, areas } = await at.read();
      expect(city).toMatchObject({
        searches: 4,
        searchesWithoutResult: 1,
        refusals: 1,
        waits: 1,
        bookings: 1,
        lots: 2,
      });
      expect(areas).toHaveLength(20);
      const aishan = areas.find(({ areaId }) => areaId === 'aishan');
      expect(aishan).toMatchObject({
        spots: 2,
        searches: 3,
        searchesWithoutResult: 1,
        refusals: 1,
        waits: 1,
        bookings: 1,
      });
      expect(aishan?.hours).toContainEqual({ hour: 18, demand: 3, open: 2, booked: 1 });
    });

    it('open by the calendar: a working Monday’s off-hours', async () => {
      const { city } = await at.read();
      const open = z.parse(z.array(z.object({ open: z.number() })), city?.hours).map((hour) => hour.open);
      expect([open[6], open[7], open[12], open[18], open[19]]).toEqual([5, 3.5, 2, 3.5, 5]);
    });

    it('count what a lot had to refuse, for its operator', async () => {
      const rows = await at.tables.rows('parking');
      const { pk, sk } = refusalsKey('aishan-1', '20261123');
      expect(rows.find((row) => row.pk === pk && row.sk === sk)?.refusals).toBe(1);
    });

    it('say nothing of anybody', async () => {
      expect(JSON.stringify(await at.read())).not.toMatch(/person-|12345|aishan-1/);
    });
  });

  it('never fail a request for a figure', async () => {
    const logged = catchLog();
    const record = createRecordDemand(async () => {
      throw new Error('no table');
    });
    await record({ kind: 'search', point: sampleLot().point, at: midnight });
    expect(logged.events().map(({ event }) => event)).toEqual(['parking.demand-not-counted']);
  });
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
