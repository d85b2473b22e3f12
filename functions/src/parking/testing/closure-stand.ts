import type { Instant } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import { type Booking, bookingIdOf } from '@huzhou/shared/parking/booking';
import { takeStep } from '@huzhou/shared/parking/booking-step';
import type { Closure } from '@huzhou/shared/parking/closure';
import * as routes from '@huzhou/shared/parking/lot-routes';
import { dayOf, firstSlotOf, indexInDay, rangeOf, slotAt, slotStart } from '@huzhou/shared/parking/slots';
import { createCatalogue } from '../catalogue.ts';
import { type ClosureWorkerDeps, createClosureWorker } from '../closures/closure-worker.ts';
import type { KeptBooking } from '../ports.ts';
import { confirmedClaim, heldClaim } from '../slot-claims.ts';
import { createLotStand, people, spotsNamed } from './lot-stand.ts';

/** `20261124` and `18:30` in China. */
export const at = (day: string, time: string): Instant =>
  slotStart(firstSlotOf(day) + Number(time.slice(0, 2)) * 4 + Number(time.slice(3)) / 15);

/** Closing and opening on a table of its own, with the messages of the queue in a test's hands. */
export const createClosureStand = async () => {
  const stand = await createLotStand();
  const { store, clock, lots } = stand;
  const notices: Notice[] = [];
  const catalogue = createCatalogue(lots, clock);
  const workerWith = (more: Partial<ClosureWorkerDeps> = {}) =>
    createClosureWorker({
      lots,
      catalogue,
      store,
      closures: stand.closures,
      notify: async (sent) => void notices.push(...sent),
      askForClosure: async (requests) => void stand.asked.closures.push(...requests),
      clock,
      pause: async () => {},
      ...more,
    });
  const worker = workerWith();
  let bookings = 0;
  let places = 0;

  /** Somewhere with no other lot near enough to move to. */
  const lonely = () => {
    places += 1;
    return { longitude: 120.04 + (places % 8) * 0.012, latitude: 30.84 + Math.floor(places / 8) * 0.012 };
  };

  /** A booking of a driver of its own, made as a hold is made, and brought to where a test wants it. */
  const book = async (
    lotId: string,
    spotId: string,
    from: Instant,
    to: Instant,
    state: 'held' | 'confirmed' | 'arrived' = 'confirmed',
  ): Promise<Booking> => {
    bookings += 1;
    const token = String(bookings).padStart(16, '0');
    const now = clock.now();
    const until = new Date(Date.parse(now) + 300_000).toISOString();
    const bookingId = bookingIdOf({ lotId, spotId, day: dayOf(slotAt(from)), token });
    const kept: KeptBooking = {
      booking: {
        bookingId,
        personId: `driver-${bookings}`,
        plate: `浙E${String(bookings).padStart(5, '0')}`,
        state: state === 'held' ? 'held' : 'confirmed',
        lotId,
        spotId,
        from,
        to,
        origin: 'driver',
        createdAt: now,
        ...(state === 'held' ? { heldUntil: until } : {}),
        price: { cents: 0, lines: [] },
        version: 1,
      },
      tariff: { kind: 'free' },
      claim: (state === 'held' ? heldClaim : confirmedClaim)(until),
      calls: [],
    };
    const { outcome } = await store.write({ now, claims: [kept] });
    if (outcome !== 'done') throw new Error(`The spot could not be had: ${outcome}`);
    if (state !== 'arrived') return kept.booking;
    const arrived = takeStep(kept.booking, kept.tariff, { command: 'arrive' }, now);
    if (!arrived.ok) throw new Error(arrived.failure.title);
    await store.write({ now, changes: [{ ...arrived.value, kept }] });
    return arrived.value.booking;
  };

  const close = async (lotId: string, from: Instant, to: Instant, spotIds?: readonly string[]): Promise<Closure> => {
    const body = { from, to, reason: '应急公务', ...(spotIds === undefined ? {} : { spotIds }) };
    const answer = await stand.ask(routes.closeWindow, people.operator, { path: { lotId }, body });
    if (answer.status !== 202) throw new Error(answer.text);
    return answer.body;
  };

  const lift = (lotId: string, closureId: string) =>
    stand.ask(routes.liftClosure, people.operator, { path: { lotId, closureId }, body: {} });

  /** Delivers what lies in the queue, and what comes of that. */
  const deliver = async (): Promise<void> => {
    const [next] = stand.asked.closures.splice(0, 1);
    if (next === undefined) return;
    await worker(next);
    return deliver();
  };

  return {
    ...stand,
    notices,
    worker,
    workerWith,
    lonely,
    openAlone: (...spotIds: string[]) => stand.openLot({ point: lonely() }, spotsNamed(...spotIds)),
    book,
    close,
    lift,
    deliver,
    find: async (bookingId: string): Promise<Booking> => {
      const found = await store.find(bookingId);
      if (found === undefined) throw new Error('There is no such booking');
      return found.booking;
    },
    closureOf: async (lotId: string, closureId: string) =>
      (await stand.closures.of(lotId)).find((closure) => closure.closureId === closureId),
    /** The numbers in the slots of a spot. */
    claims: async (lotId: string, spotId: string, from: Instant, to: Instant): Promise<readonly number[]> => {
      const range = rangeOf(from, to);
      const numbers: number[] = [];
      for (let slot = range.from; slot < range.to; slot += 1) {
        const [found] = await store.spotClaims(lotId, spotId, [dayOf(slot)]);
        numbers.push(found?.claims[indexInDay(slot)] ?? 0);
      }
      return numbers;
    },
  };
};
export type ClosureStand = Awaited<ReturnType<typeof createClosureStand>>;
