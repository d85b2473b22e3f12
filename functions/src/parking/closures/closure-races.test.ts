import { setTimeout as pause } from 'node:timers/promises';
import { plusSeconds } from '@huzhou/shared/kernel/time';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLookRepository } from '../look-repository.ts';
import { createPlaceBooking } from '../place-booking.ts';
import { closedClaim } from '../slot-claims.ts';
import { at, type ClosureStand, createClosureStand } from '../testing/closure-stand.ts';

let stand: ClosureStand;
beforeAll(async () => {
  stand = await createClosureStand();
});

const tomorrow = '20261124';
const from = at(tomorrow, '08:00');
const to = at(tomorrow, '12:00');

describe('however often its message comes', () => {
  it('helps each booking once when two work on it at the same time', async () => {
    const { lotId } = await stand.openAlone('A-1', 'A-2', 'A-3', 'A-4');
    const bookings = [];
    for (const spotId of ['A-1', 'A-2', 'A-3', 'A-4'])
      bookings.push(await stand.book(lotId, spotId, from, at(tomorrow, '10:00')));
    const { closureId } = await stand.close(lotId, from, to);
    stand.asked.closures.length = 0;
    const request = { lotId, closureId };
    await Promise.all([stand.worker(request), stand.worker(request), stand.worker(request)]);
    expect(await stand.closureOf(lotId, closureId)).toMatchObject({ state: 'closed', cancelled: 4 });
  });

  it('goes on where it was killed, after whichever write that was', async () => {
    for (let deadAfter = 0; deadAfter < 7; deadAfter += 1) {
      const { lotId } = await stand.openAlone('A-1', 'A-2', 'A-3');
      const booking = await stand.book(lotId, 'A-1', from, at(tomorrow, '10:00'));
      const other = await stand.book(lotId, 'A-2', from, at(tomorrow, '09:00'));
      const { closureId, createdAt } = await stand.close(lotId, from, to, ['A-1', 'A-2']);
      stand.asked.closures.length = 0;
      let writes = 0;
      const mortal = stand.workerWith({
        store: {
          ...stand.store,
          write: async (write) => {
            if (writes === deadAfter) throw new Error('killed');
            writes += 1;
            return stand.store.write(write);
          },
        },
      });
      await mortal({ lotId, closureId }).catch(() => undefined);
      await stand.worker({ lotId, closureId });
      const { state, moved, cancelled } = (await stand.closureOf(lotId, closureId)) ?? {};
      // One finds the third spot, the other none.
      expect([deadAfter, state, moved, cancelled]).toEqual([deadAfter, 'closed', 1, 1]);
      const states = [await stand.find(booking.bookingId), await stand.find(other.bookingId)].map((each) => each.state);
      expect(states.sort()).toEqual(['cancelled', 'moved']);
      for (const spotId of ['A-1', 'A-2'])
        expect(await stand.claims(lotId, spotId, from, to)).toEqual(Array(16).fill(closedClaim(createdAt)));
    }
  });
});

it('waits for a hold that ran out a moment ago, which is not anybody’s yet', async () => {
  const { lotId } = await stand.openAlone('A-1');
  await stand.book(lotId, 'A-1', from, at(tomorrow, '09:00'), 'held');
  stand.clock.advanceSeconds(301);
  const { closureId, createdAt } = await stand.close(lotId, from, to);
  stand.asked.closures.length = 0;
  const patient = stand.workerWith({ pause: async () => stand.clock.advanceSeconds(1) });
  await patient({ lotId, closureId });
  expect(await stand.closureOf(lotId, closureId)).toMatchObject({ state: 'closed', cancelled: 0 });
  expect(await stand.claims(lotId, 'A-1', from, to)).toEqual(Array(16).fill(closedClaim(createdAt)));
});

describe('lifting', () => {
  it('gives back what it has, and nothing that is another closure’s', async () => {
    const { lotId } = await stand.openAlone('A-1');
    const morning = await stand.close(lotId, from, to);
    await stand.deliver();
    const noon = await stand.close(lotId, at(tomorrow, '10:00'), at(tomorrow, '14:00'));
    await stand.deliver();
    expect((await stand.lift(lotId, morning.closureId)).body.state).toBe('lifted');
    await stand.deliver();
    const value = closedClaim(noon.createdAt);
    expect(await stand.claims(lotId, 'A-1', from, at(tomorrow, '14:15'))).toEqual([
      ...Array(8).fill(0),
      ...Array(16).fill(value),
      0,
    ]);
    expect(await stand.closureOf(lotId, noon.closureId)).toMatchObject({ state: 'closed' });
    expect((await stand.lift(lotId, morning.closureId)).status).toBe(409);
  });

  it('stops a closing that is under way, late ones included', async () => {
    const { lotId } = await stand.openAlone('A-1', 'A-2');
    const { closureId } = await stand.close(lotId, from, to);
    stand.asked.closures.length = 0;
    let lifted = false;
    const late = stand.workerWith({
      store: {
        ...stand.store,
        write: async (write) => {
          // All has been read: now it is lifted and given back, and only then this one writes.
          if (!lifted) {
            lifted = true;
            await stand.lift(lotId, closureId);
            await stand.deliver();
          }
          return stand.store.write(write);
        },
      },
    });
    await late({ lotId, closureId });
    for (const spotId of ['A-1', 'A-2']) expect(await stand.claims(lotId, spotId, from, to)).toEqual(Array(16).fill(0));
  });
});

it('lets no booking through that is made at the same instant: each is refused, or helped', async () => {
  const { lotId } = await stand.openAlone('R-1', 'R-2', 'R-3');
  // As a function knows the lot that has not heard of the closure yet.
  const lot = await stand.lots.find(lotId);
  if (lot === undefined) throw new Error('There is no lot');
  const place = createPlaceBooking(stand.store);
  const acknowledged: string[] = [];
  const drive = async (driver: number): Promise<void> => {
    for (let turn = 0; turn < 6; turn += 1) {
      const start = Date.parse(from) + ((driver * 7 + turn * 3) % 14) * 900_000;
      const now = stand.clock.now();
      const draft = {
        personId: `racer-${driver}`,
        plate: '浙E99999',
        from: new Date(start).toISOString(),
        to: new Date(start + 2 * 900_000).toISOString(),
        origin: 'driver' as const,
        createdAt: now,
        heldUntil: new Date(Date.parse(now) + 300_000 + driver).toISOString(),
        price: { cents: 0, lines: [] },
      };
      const token = `${driver}`.padStart(8, '0') + `${turn}`.padStart(8, '0');
      const placed = await place({ lot, draft, charger: false, token }, now);
      if (placed.outcome === 'held') acknowledged.push(placed.kept.booking.bookingId);
      await pause(Math.random() * 5);
    }
  };
  const drivers = Array.from({ length: 8 }, (_none, driver) => drive(driver));
  const { closureId, createdAt } = await stand.close(lotId, from, to);
  stand.asked.closures.length = 0;
  await Promise.all([...drivers, stand.worker({ lotId, closureId })]);

  expect(acknowledged.length).toBeGreaterThan(0);
  const ends = await Promise.all(acknowledged.map(async (bookingId) => (await stand.find(bookingId)).state));
  expect(new Set(ends)).toEqual(new Set(['cancelled']));
  expect(await stand.closureOf(lotId, closureId)).toMatchObject({ state: 'closed', cancelled: acknowledged.length });
  for (const spotId of ['R-1', 'R-2', 'R-3'])
    expect(await stand.claims(lotId, spotId, from, to)).toEqual(Array(16).fill(closedClaim(createdAt)));
});

it('is found by the sweeper when its message was lost, until it has come to its end', async () => {
  const { lotId } = await stand.openAlone('A-1');
  const { closureId } = await stand.close(lotId, from, to);
  stand.asked.closures.length = 0;
  const lookout = createLookRepository(stand.documents, stand.table);
  const found = async () => {
    const later = plusSeconds(stand.clock.now(), 20 * 60);
    const all: unknown[] = [];
    for await (const page of lookout.overdue(0, later)) all.push(...page);
    return all;
  };
  const ours = { kind: 'closure', message: { lotId, closureId } };
  expect(await found()).toContainEqual(ours);
  await stand.worker({ lotId, closureId });
  expect(await found()).not.toContainEqual(ours);
  await stand.lift(lotId, closureId);
  stand.asked.closures.length = 0;
  expect(await found()).toContainEqual(ours);
  await stand.worker({ lotId, closureId });
  expect(await found()).not.toContainEqual(ours);
});
