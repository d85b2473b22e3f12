import { type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import { type Booking, bookingIdOf } from '@huzhou/shared/parking/booking';
import { type BookingStep, takeStep } from '@huzhou/shared/parking/booking-step';
import { rangeOf, slotAt, slotStart } from '@huzhou/shared/parking/slots';
import { beforeAll, describe, expect, it } from 'vitest';
import { createTestTables } from '../platform/testing/dynamo.ts';
import { createBookingStore } from './booking-store.ts';
import type { BookingStore, BookingWritten, KeptBooking } from './ports.ts';
import { closedClaim, confirmedClaim, heldClaim, slotsIn } from './slot-claims.ts';
import { tokenOf } from './tokens.ts';

const now: Instant = '2026-11-23T15:00:00.000Z';
const first = slotAt(now);
const tariff = { kind: 'free' } as const;
// Enough to see each order of two writes now and then.
const rounds = 12;

let store: BookingStore;
let spots = 0;
beforeAll(async () => {
  const { documents, names } = await createTestTables('parking');
  store = createBookingStore({ documents, table: names.parking });
});

/** A spot that nothing was done to. */
const newSpot = (): string => {
  spots += 1;
  return `A-${spots}`;
};

/** A booking of `slots` quarters from the `start`th after now on; 23:00 in China, so that five are across midnight. */
const booking = (
  spotId: string,
  name: string,
  start: number,
  slots: number,
  state: 'held' | 'confirmed',
): KeptBooking => {
  const [from, to] = [slotStart(first + start), slotStart(first + start + slots)];
  const heldUntil = plusSeconds(now, 300);
  const day = from < '2026-11-23T16' ? '20261123' : '20261124';
  const fields: Booking = {
    bookingId: bookingIdOf({ lotId: 'lot-1', spotId, day, token: tokenOf(spotId, name) }),
    ...{ personId: 'person-1', plate: '浙E12345', state, lotId: 'lot-1', spotId, from, to, origin: 'driver' },
    createdAt: now,
    ...(state === 'held' ? { heldUntil } : {}),
    price: { cents: 0, lines: [] },
    version: 1,
  };
  return {
    booking: fields,
    tariff,
    claim: state === 'held' ? heldClaim(heldUntil) : confirmedClaim(heldUntil),
    calls: [],
  };
};

const claim = (kept: KeptBooking, at = now) => store.write({ now: at, claims: [kept] });
const step = async (kept: KeptBooking, wanted: BookingStep, at = now): Promise<BookingWritten['outcome']> => {
  const changed = takeStep(kept.booking, tariff, wanted, at);
  if (!changed.ok) throw new Error(changed.failure.title);
  return (await store.write({ now: at, changes: [{ kept, ...changed.value }] })).outcome;
};
const claimsOf = async (spotId: string): Promise<readonly number[]> => {
  const days = await store.spotClaims('lot-1', spotId, ['20261123', '20261124']);
  return days.flatMap(({ claims }) => claims).slice(92, 92 + 16);
};
const stateOf = async ({ booking: { bookingId } }: KeptBooking) => (await store.find(bookingId))?.booking.state;

describe.each([
  ['within a day', 2],
  ['across midnight', 6],
])('two at once, %s', (_, slots) => {
  it('an extension and a hold of what it needs: one of them has it', async () => {
    const seen = new Set<string>();
    for (let round = 0; round < rounds; round += 1) {
      const spotId = newSpot();
      const one = booking(spotId, 'one', 0, slots, 'confirmed');
      const other = booking(spotId, 'other', slots, 2, 'held');
      await claim(one);
      const extend = () => step(one, { command: 'extend', to: slotStart(first + slots + 1) });
      const [extended, held] = await Promise.all(
        round % 2 === 0 ? [extend(), claim(other)] : [claim(other), extend()].reverse(),
      );
      const outcomes = [extended, held].map((each) => (typeof each === 'string' ? each : each?.outcome)).sort();
      expect(outcomes).toEqual(['done', 'taken']);
      const claims = await claimsOf(spotId);
      const winner = claims[slots] === one.claim ? 'extension' : 'hold';
      expect(claims[slots]).toBe(winner === 'extension' ? one.claim : other.claim);
      expect(claims[slots + 1] ?? 0).toBe(winner === 'extension' ? 0 : other.claim);
      seen.add(winner);
    }
    expect(seen.size).toBeGreaterThan(0);
  });

  it('a confirmation and one who has taken over what ran out: never both', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const spotId = newSpot();
      const one = booking(spotId, 'one', 0, slots, 'held');
      await claim(one);
      const later = plusSeconds(now, 302);
      const fresh = booking(spotId, 'other', 1, slots - 1, 'held');
      const heldUntil = plusSeconds(later, 300);
      const other = { ...fresh, booking: { ...fresh.booking, heldUntil }, claim: heldClaim(heldUntil) };
      // The one is confirmed by a machine whose clock is slow.
      const [confirmed, taken] = await Promise.all([step(one, { command: 'confirm' }), claim(other, later)]);
      expect([confirmed, taken.outcome].sort()).toEqual(['done', 'taken']);
      expect(await stateOf(one)).toBe(confirmed === 'done' ? 'confirmed' : 'held');
      expect(await stateOf(other)).toBe(confirmed === 'done' ? undefined : 'held');
      const claims = await claimsOf(spotId);
      expect(new Set(claims.slice(1, slots))).toEqual(new Set([confirmed === 'done' ? one.claim + 1e15 : other.claim]));
    }
  });

  it('a cancellation and a confirmation: whoever comes second learns of it', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const one = booking(newSpot(), 'one', 0, slots, 'held');
      await claim(one);
      const outcomes = await Promise.all([
        step(one, { command: 'confirm' }),
        step(one, { command: 'cancel', reason: 'driver' }),
      ]);
      expect([...outcomes].sort()).toEqual(['done', 'lost']);
      const isConfirmed = outcomes[0] === 'done';
      expect(await stateOf(one)).toBe(isConfirmed ? 'confirmed' : 'cancelled');
      expect(new Set((await claimsOf(one.booking.spotId)).slice(0, slots))).toEqual(
        new Set([isConfirmed ? one.claim + 1e15 : 0]),
      );
    }
  });

  it('leaving and extending: either it is longer, or it has ended', async () => {
    for (let round = 0; round < rounds; round += 1) {
      const one = booking(newSpot(), 'one', 0, slots, 'confirmed');
      await claim(one);
      const to = slotStart(first + slots + 2);
      const outcomes = await Promise.all([step(one, { command: 'leave' }), step(one, { command: 'extend', to })]);
      expect([...outcomes].sort()).toEqual(['done', 'lost']);
      const claims = await claimsOf(one.booking.spotId);
      expect(claims.slice(0, slots + 2).every((each) => each === (outcomes[0] === 'done' ? 0 : one.claim))).toBe(true);
    }
  });
});

describe('a hold that has run out', () => {
  it('gives back what is still its own when it ends, and nothing else', async () => {
    const spotId = newSpot();
    const one = booking(spotId, 'one', 0, 6, 'held');
    await claim(one);
    const later = plusSeconds(now, 302);
    const other = { ...booking(spotId, 'other', 4, 4, 'held'), claim: heldClaim(plusSeconds(later, 300)) };
    expect((await claim(other, later)).outcome).toBe('done');
    expect(await step(one, { command: 'expire' }, later)).toBe('done');
    expect((await claimsOf(spotId)).slice(0, 9)).toEqual([0, 0, 0, 0, ...Array(4).fill(other.claim), 0]);
    expect(await stateOf(one)).toBe('expired');
  });

  it('is free for others two seconds after its end, not before', async () => {
    const spotId = newSpot();
    await claim(booking(spotId, 'one', 0, 1, 'held'));
    const other = booking(spotId, 'other', 0, 1, 'held');
    const until = plusSeconds(now, 300);
    expect((await claim(other, new Date(Date.parse(until) + 1_999).toISOString())).outcome).toBe('taken');
    expect((await claim(other, plusSeconds(until, 2))).outcome).toBe('done');
  });
});

describe('slots that are closed', () => {
  it('are nobody’s until they are opened by whoever closed them', async () => {
    const spotId = newSpot();
    const where = { lotId: 'lot-1', spotId, slots: slotsIn(rangeOf(now, plusSeconds(now, 7_200))) };
    const value = closedClaim(now);
    expect((await store.write({ now, blocks: [{ ...where, value }] })).outcome).toBe('done');
    expect((await claim(booking(spotId, 'one', 7, 2, 'held'))).outcome).toBe('taken');
    expect((await store.write({ now, unblocks: [{ ...where, value: value + 1 }] })).outcome).toBe('taken');
    expect((await store.write({ now, unblocks: [{ ...where, value }] })).outcome).toBe('done');
    expect((await claim(booking(spotId, 'one', 7, 2, 'held'))).outcome).toBe('done');
  });

  it('cannot be those of a booking', async () => {
    const spotId = newSpot();
    await claim(booking(spotId, 'one', 0, 8, 'confirmed'));
    const slots = slotsIn({ from: first + 7, to: first + 9 });
    const blocks = [{ lotId: 'lot-1', spotId, slots, value: closedClaim(now) }];
    expect((await store.write({ now, blocks })).outcome).toBe('taken');
    expect((await claimsOf(spotId))[8]).toBe(0);
  });
});

describe('a row of others beside', () => {
  it('refuses all of it when its condition does not hold', async () => {
    const kept = booking(newSpot(), 'one', 0, 2, 'held');
    const table = store.itemsOf({ now, claims: [kept] })[0]?.Update?.TableName ?? '';
    const wait = {
      Put: { TableName: table, Item: { pk: 'WAIT', sk: 'WAIT' }, ConditionExpression: 'attribute_not_exists(pk)' },
    };
    expect((await store.write({ now, claims: [kept], beside: [wait] })).outcome).toBe('done');
    const other = booking(newSpot(), 'other', 0, 2, 'held');
    expect((await store.write({ now, claims: [other], beside: [wait] })).outcome).toBe('refused');
    expect(await stateOf(other)).toBeUndefined();
  });
});

describe('a store that is busy with others on the same rows until patience ends', () => {
  const busy = (name: string) => {
    const send = async (): Promise<never> => {
      throw Object.assign(new Error(name), { name, CancellationReasons: [{ Code: 'TransactionConflict' }] });
    };
    return createBookingStore({ documents: { send } as never, table: 'parking' });
  };

  it.each([
    ['TransactionConflictException', 2],
    ['TransactionCanceledException', 6],
  ])('has written nothing, and says so (%s)', async (name, slots) => {
    const kept = booking(newSpot(), 'one', 0, slots, 'confirmed');
    expect(await busy(name).write({ now, claims: [kept] })).toEqual({ outcome: 'taken' });
    const left = takeStep(kept.booking, tariff, { command: 'leave' }, now);
    if (!left.ok) throw new Error(left.failure.title);
    expect(await busy(name).write({ now, changes: [{ kept, ...left.value }] })).toEqual({ outcome: 'lost' });
  });
});
