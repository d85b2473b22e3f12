import { isClaimedIn } from '@huzhou/shared/parking/bitmap';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RowChange } from '../platform/stream.ts';
import { createCopyRepository } from './copy-repository.ts';
import { createRelay } from './relay.ts';
import { createAftermath } from './testing/aftermath.ts';

type Aftermath = Awaited<ReturnType<typeof createAftermath>>;

const evening = { from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T12:00:00.000Z' };
const night = { from: '2026-11-23T14:00:00.000Z', to: '2026-11-23T23:00:00.000Z' };

const derived = (rows: readonly Record<string, unknown>[]) =>
  rows
    .filter(({ pk }) => pk === 'AVAILABILITY' || String(pk).startsWith('DRIVER#'))
    .map((row) => JSON.stringify(Object.entries(row).sort(([one], [other]) => (one < other ? -1 : 1))))
    .sort();

/** A busy evening, with every write of it as the stream brought it. */
const busyEvening = async (at: Aftermath): Promise<readonly RowChange[]> => {
  await at.putLot();
  await at.changes();
  const all: RowChange[] = [];
  const after = async (work: Promise<unknown>): Promise<void> => {
    await work;
    all.push(...(await at.changes()));
  };
  const one = at.keptBooking('A', evening, 'held');
  const two = at.keptBooking('B', night);
  const three = at.keptBooking('C', { ...evening, spotId: 'A-2', plate: '浙E88888' }, 'held');
  await after(at.book(one));
  await after(at.book(two));
  await after(at.give(one.booking.bookingId, { command: 'confirm' }));
  await after(at.book(three));
  await after(at.give(three.booking.bookingId, { command: 'cancel', reason: 'driver' }));
  at.clock.advanceSeconds(2 * 3600);
  await after(at.give(one.booking.bookingId, { command: 'arrive' }));
  at.clock.advanceSeconds(3600);
  await after(at.give(one.booking.bookingId, { command: 'leave' }));
  return all;
};

describe('the copies that the relay makes', () => {
  let at: Aftermath;
  let all: readonly RowChange[];
  let wanted: readonly string[];

  beforeAll(async () => {
    at = await createAftermath();
    all = await busyEvening(at);
    await at.relay(all);
    wanted = derived(await at.tables.rows('parking'));
  });

  it('say what the claims say', async () => {
    const rows = await at.tables.rows('parking');
    const ofDay = rows.find(({ pk, sk }) => pk === 'AVAILABILITY' && sk === '20261123#aishan-1');
    const bitmap = String(ofDay?.['sA-1']);
    // Left at 19:00 China time: what was used stays, the rest is free; the night begins at 22:00.
    const claimed = Array.from({ length: 96 }, (_, quarter) => quarter).filter((q) => isClaimedIn(bitmap, q));
    expect(claimed).toEqual([72, 73, 74, 75, 88, 89, 90, 91, 92, 93, 94, 95]);
    expect(ofDay?.['sA-2']).toBe('0'.repeat(24));
    const copies = rows.filter(({ sk }) => String(sk).startsWith('BOOKING#'));
    expect(copies.map(({ state, activeKey }) => [state, activeKey]).sort()).toEqual([
      ['cancelled', undefined],
      ['confirmed', 'ACTIVE#aishan-1'],
      ['left', 'LEFT#aishan-1'],
    ]);
  });

  it('are the same in whatever order, number and batches the changes come', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.shuffledSubarray([...all, ...all], { minLength: all.length * 2 }),
        fc.integer({ min: 1, max: 6 }),
        async (deliveries, batch) => {
          const other = await createAftermath();
          await other.putLot();
          for (let start = 0; start < deliveries.length; start += batch)
            await other.relay(deliveries.slice(start, start + batch));
          expect(derived(await other.tables.rows('parking'))).toEqual(wanted);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('make up for lost changes with the next one of the same spot', async () => {
    const other = await createAftermath();
    await other.putLot();
    const lastOf = new Map(all.map((change) => [change.eventId, change]));
    await other.relay([...lastOf.values()]);
    expect(derived(await other.tables.rows('parking'))).toEqual(wanted);
  });

  it.each([1, 10])('make up for a single one that was lost, in batches of %i', async (batch) => {
    const other = await createAftermath();
    await other.putLot();
    // The one that made the second booking of the spot: no later one speaks of that.
    const brought = all.filter((_change, index) => index !== 1);
    for (let start = 0; start < brought.length; start += batch) await other.relay(brought.slice(start, start + batch));
    expect(derived(await other.tables.rows('parking'))).toEqual(wanted);
  });

  it('are made up for after a death between the copies', async () => {
    const other = await createAftermath();
    await other.putLot();
    const copies = createCopyRepository(other.documents, other.table);
    const lots = other.catalogue;
    const effects = { notify: async () => {}, offer: async () => {} };
    const dies = createRelay({
      lots,
      effects,
      clock: other.clock,
      settleOffer: async () => {},
      copies: {
        ...copies,
        noteClaims: async () => {
          throw new Error('killed');
        },
      },
    });
    for (const change of all) await expect(dies([change])).rejects.toThrow('killed');
    await other.relay(all);
    expect(derived(await other.tables.rows('parking'))).toEqual(wanted);
  });

  it('have what became free offered', () => {
    expect(at.sent.offers).toContainEqual({ lotId: 'aishan-1', day: '20261123' });
  });

  it('hold up nothing for a row that nobody can read', async () => {
    const spoilt = {
      eventId: '1',
      kind: 'INSERT',
      after: { pk: 'LOT#x-1#20261123', sk: 'SPOT#A', B0000000000000000: 1 },
    };
    await at.relay([spoilt as RowChange, ...all]);
    expect(derived(await at.tables.rows('parking'))).toEqual(wanted);
  });
});
