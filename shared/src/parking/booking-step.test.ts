import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Instant, plusMilliseconds, plusSeconds } from '../kernel/time.ts';
import type { Booking, BookingId } from './booking.ts';
import { type BookingStep, overstayOf, takeStep } from './booking-step.ts';
import { earliestArrival, missedAt, overstaysFrom } from './booking-times.ts';
import { type BookingCommand, bookingCommands, bookingLifecycle, bookingStates, isActive } from './lifecycle.ts';
import { priceOf } from './price.ts';
import { rangeOf, slotAt, slotStart } from './slots.ts';
import type { Tariff } from './tariff.ts';

const tariff: Tariff = { kind: 'hourly', perHour: 200, dayCap: 2_000, freeMinutes: 0 };
const china = (time: string, day = '23'): Instant => new Date(`2026-11-${day}T${time}:00+08:00`).toISOString();
const [from, to] = [china('18:00'), china('20:00')];
const madeAt = china('17:00');
const movedTo: BookingId = 'lot-1.A-2.20261123.0000000000000002';

const bookingIn = (state: Booking['state'], more: Partial<Booking> = {}): Booking => ({
  bookingId: 'lot-1.A-1.20261123.0000000000000001',
  personId: 'person-1',
  plate: '浙E12345',
  state,
  lotId: 'lot-1',
  spotId: 'A-1',
  from,
  to,
  origin: 'driver',
  createdAt: madeAt,
  ...(state === 'held' ? { heldUntil: plusSeconds(madeAt, 300) } : {}),
  price: priceOf(tariff, rangeOf(from, to)),
  version: 3,
  ...more,
});

const steps: Readonly<Record<BookingCommand, BookingStep>> = {
  confirm: { command: 'confirm' },
  cancel: { command: 'cancel', reason: 'driver' },
  arrive: { command: 'arrive' },
  leave: { command: 'leave' },
  extend: { command: 'extend', to: china('21:00') },
  move: { command: 'move', reason: 'occupied', movedTo },
  expire: { command: 'expire' },
  miss: { command: 'miss' },
};

/** A moment at which time does not stand against the command. */
const fit: Readonly<Record<BookingCommand, Instant>> = {
  confirm: madeAt,
  cancel: madeAt,
  arrive: china('18:10'),
  leave: china('18:10'),
  extend: china('18:10'),
  move: china('18:10'),
  expire: china('17:06'),
  miss: china('18:30'),
};

const take = (state: Booking['state'], command: BookingCommand, now = fit[command], more: Partial<Booking> = {}) =>
  takeStep(bookingIn(state, more), tariff, steps[command], now);

describe('each command in each state', () => {
  it.each(bookingStates.flatMap((state) => bookingCommands.map((command) => [state, command] as const)))(
    '%s, %s: as the table says',
    (state, command) => {
      const { from: states, to: next = state } = bookingLifecycle.transitions[command];
      const result = take(state, command);
      if (!states.includes(state)) {
        expect(result).toMatchObject({ ok: false, failure: { kind: 'out-of-turn' } });
        return;
      }
      expect(result).toMatchObject({ ok: true, value: { booking: { state: next, version: 4 } } });
      // Slots are given back when the booking ends, and only then.
      expect(result.ok && result.value.release !== undefined).toBe(!isActive(next));
      // Only who has parked pays.
      if (result.ok && !isActive(next) && next !== 'left') expect(result.value.booking.price.cents).toBe(0);
    },
  );
});

describe('time stands against', () => {
  it.each([
    ['confirm', 'held', plusMilliseconds(plusSeconds(madeAt, 300), 1)],
    ['cancel', 'held', plusMilliseconds(plusSeconds(madeAt, 300), 1)],
    ['expire', 'held', plusSeconds(madeAt, 300)],
    ['arrive', 'confirmed', china('17:44')],
    ['arrive', 'confirmed', to],
    ['leave', 'confirmed', china('17:44')],
    ['move', 'arrived', to],
    ['miss', 'confirmed', china('18:29')],
    ['extend', 'arrived', china('20:11')],
  ] as const)('%s when %s at %s', (command, state, now) => {
    expect(take(state, command, now)).toMatchObject({ ok: false, failure: { kind: 'out-of-turn' } });
  });

  it.each([
    ['confirm', 'held', plusSeconds(madeAt, 300)],
    ['cancel', 'held', plusSeconds(madeAt, 300)],
    ['expire', 'held', plusMilliseconds(plusSeconds(madeAt, 300), 1)],
    ['arrive', 'confirmed', china('17:45')],
    ['leave', 'confirmed', china('17:45')],
    ['move', 'arrived', china('19:59')],
    ['miss', 'confirmed', china('18:30')],
    ['extend', 'arrived', china('20:10')],
  ] as const)('but not %s when %s at %s', (command, state, now) => {
    expect(take(state, command, now).ok).toBe(true);
  });

  it('a booking that was made within its time is missed half an hour after it was made', () => {
    expect(missedAt({ from, createdAt: china('18:10') })).toBe(china('18:40'));
    expect(missedAt({ from, createdAt: madeAt })).toBe(china('18:30'));
  });
});

describe('leaving', () => {
  const left = (at: string, more: Partial<Booking> = {}) => {
    const result = take('arrived', 'leave', china(at), more);
    if (!result.ok) throw new Error(result.failure.title);
    return result.value;
  };

  it.each([
    ['18:10', 200, '18:00'],
    ['19:00', 200, '19:00'],
    ['19:01', 400, '19:00'],
    ['19:59', 400, '19:45'],
  ])('at %s costs %i fen, and gives back what is left from %s on', (at, cents, back) => {
    const { booking, release } = left(at);
    expect(booking).toMatchObject({ leftAt: china(at), price: { cents } });
    expect(release).toEqual(rangeOf(china(back), to));
  });

  it.each([
    ['20:00', undefined],
    ['20:10', undefined],
    ['20:11', { minutes: 11, cents: 400 }],
    ['21:00', { minutes: 60, cents: 400 }],
    ['21:01', { minutes: 61, cents: 800 }],
  ])('at %s is an overstay of %o', (at, overstay) => {
    const { booking, release } = left(at);
    expect(booking.overstay).toEqual(overstay);
    expect(booking.price.cents).toBe(400);
    expect(release).toBeUndefined();
  });

  it('that a camera tells later gives back from now on, and counts from then', () => {
    const result = takeStep(bookingIn('arrived'), tariff, { command: 'leave', at: china('18:50') }, china('19:40'));
    expect(result).toMatchObject({
      value: { booking: { leftAt: china('18:50'), price: { cents: 200 } }, release: rangeOf(china('19:30'), to) },
    });
  });

  it('never costs more than was agreed, and nothing where the spot was taken by a stranger', () => {
    expect(left('19:59', { price: { cents: 100, lines: [] } }).booking.price.cents).toBe(100);
    const taken = takeStep(bookingIn('arrived'), tariff, { command: 'leave', reason: 'occupied' }, china('18:10'));
    expect(taken).toMatchObject({ value: { booking: { endReason: 'occupied', price: { cents: 0 } } } });
  });

  it('is timed by the end as it was extended', () => {
    expect(overstayOf({ to: china('21:00') }, tariff, china('21:05'))).toBeUndefined();
  });
});

describe('extending', () => {
  const extend = (until: Instant, more: Partial<Booking> = {}) =>
    takeStep(bookingIn('arrived', more), tariff, { command: 'extend', to: until }, china('18:10'));

  it('needs the slots that follow, and costs the difference', () => {
    expect(extend(china('21:15'))).toMatchObject({
      value: { booking: { to: china('21:15'), price: { cents: 800 } }, extra: rangeOf(to, china('21:15')) },
    });
    const agreed = { price: { cents: 100, lines: [{ words: '约定', cents: 100 }] } };
    expect(extend(china('21:00'), agreed)).toMatchObject({
      value: { booking: { price: { cents: 300, lines: [{ cents: 100 }, { words: '延长', cents: 200 }] } } },
    });
  });

  it.each([
    [china('20:00'), '要晚于现在的结束时间'],
    [china('20:10'), '请选择整刻钟，例如 18:30'],
    [china('18:15', '26'), '一次最多停 72 小时'],
  ])('to %s says: %s', (until, message) => {
    expect(extend(until)).toMatchObject({ failure: { kind: 'invalid-input', errors: [{ field: 'to', message }] } });
  });
});

describe('whatever is commanded at whatever time', () => {
  const anyStep: fc.Arbitrary<BookingStep> = fc.oneof(
    fc.constantFrom(...Object.values(steps)),
    fc
      .integer({ min: 1, max: 300 })
      .map((slots): BookingStep => ({ command: 'extend', to: slotStart(slotAt(from) + slots) })),
  );
  const history = fc.array(fc.record({ step: anyStep, afterSeconds: fc.integer({ min: 0, max: 4_000 }) }), {
    maxLength: 14,
  });

  it('a booking keeps what it has until it gives it back, once', () => {
    fc.assert(
      fc.property(history, (moves) => {
        let booking = bookingIn('held', { version: 1 });
        let now = madeAt;
        const mine = new Set(range(booking));
        for (const { step, afterSeconds } of moves) {
          now = plusSeconds(now, afterSeconds);
          const before = booking;
          const result = takeStep(booking, tariff, step, now);
          if (!result.ok) continue;
          const { release, extra } = result.value;
          booking = result.value.booking;
          expect(isActive(before.state)).toBe(true);
          expect(booking.version).toBe(before.version + 1);
          if (extra !== undefined) {
            for (const slot of slots(extra)) expect(mine.has(slot)).toBe(false);
            for (const slot of slots(extra)) mine.add(slot);
          }
          if (release !== undefined) for (const slot of slots(release)) expect(mine.delete(slot)).toBe(true);
          // Active: every slot of its time is its own. Ended: nothing that is still to come.
          if (isActive(booking.state)) expect([...mine].sort()).toEqual(range(booking).sort());
          else for (const slot of mine) expect(slot).toBeLessThan(slotAt(now));
          expect(booking.price.cents).toBeGreaterThanOrEqual(0);
          if (booking.arrivedAt !== undefined) expect(booking.arrivedAt >= earliestArrival(booking)).toBe(true);
          if (booking.overstay !== undefined)
            expect(booking.leftAt ?? '').toSatisfy((at) => at > overstaysFrom(booking));
        }
      }),
      { numRuns: 300 },
    );
  });
});

const slots = (one: { readonly from: number; readonly to: number }): number[] =>
  Array.from({ length: one.to - one.from }, (_none, index) => one.from + index);
const range = (booking: Booking): number[] => slots(rangeOf(booking.from, booking.to));
