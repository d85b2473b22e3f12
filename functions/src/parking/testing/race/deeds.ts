import { type Clock, plusSeconds } from '@huzhou/shared/kernel/time';
import { bookingIdOf } from '@huzhou/shared/parking/booking';
import { type BookingStep, takeStep } from '@huzhou/shared/parking/booking-step';
import { isActive } from '@huzhou/shared/parking/lifecycle';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { priceOf } from '@huzhou/shared/parking/price';
import { assignSpots } from '@huzhou/shared/parking/series-plan';
import { dayOf, type SlotRange, slotAt, slotStart, slotsPerDay } from '@huzhou/shared/parking/slots';
import type { OpenLot } from '../../catalogue.ts';
import { createIsFree } from '../../choose-spot.ts';
import { createMoveBooking } from '../../move-booking.ts';
import { createPlaceBooking } from '../../place-booking.ts';
import type { BookingStore, KeptBooking } from '../../ports.ts';
import { closedClaim, confirmedClaim, slotsIn, strangersClaim } from '../../slot-claims.ts';
import { daysOf, keptAfter } from '../../spot-day-writes.ts';
import type { Begun } from './journal.ts';
import { raceCatalogue } from './world.ts';

/** What came of an attempt, with the bookings as they are now known to be. */
export interface Done {
  readonly outcome: string;
  readonly kept: readonly KeptBooking[];
}

export interface DeedDeps {
  readonly store: BookingStore;
  readonly clock: Clock;
  readonly chance: () => number;
  /** Names what is about to be done, before it is done. */
  readonly begin: (what: Pick<Begun, 'command' | 'bookingId'>) => void;
  readonly newToken: () => string;
  readonly table: string;
}

/** Everything that is done to bookings in a city, by the store's own means. */
export const createDeeds = ({ store, clock, chance, begin, newToken, table }: DeedDeps) => {
  const placeBooking = createPlaceBooking(store);
  const upTo = (most: number): number => Math.floor(chance() * most);

  const wish = (): SlotRange => {
    const from = slotAt(clock.now()) + upTo(7);
    return { from, to: from + 1 + upTo(6) };
  };

  const hold = async (lot: OpenLot, token: string, range: SlotRange, offer?: string): Promise<Done> => {
    begin({ command: 'hold' });
    const now = clock.now();
    const draft = {
      personId: 'person-1',
      plate: '浙E12345',
      from: slotStart(range.from),
      to: slotStart(range.to),
      origin: offer === undefined ? ('driver' as const) : ('offer' as const),
      createdAt: now,
      heldUntil: plusSeconds(now, offer === undefined ? parkingPolicy.holdSeconds : parkingPolicy.offerSeconds),
      price: priceOf(lot.lot.tariff, range),
    };
    const waiting = { TableName: table, Item: { pk: `OFFER#${offer}`, sk: 'OFFER' } };
    const beside =
      offer === undefined ? {} : { beside: [{ Put: { ...waiting, ConditionExpression: 'attribute_not_exists(pk)' } }] };
    const placed = await placeBooking({ lot, draft, charger: false, token, ...beside }, now);
    return { outcome: placed.outcome, kept: 'kept' in placed ? [placed.kept] : [] };
  };

  const step = async ({ booking: { bookingId } }: KeptBooking, wanted: BookingStep): Promise<Done> => {
    begin({ command: wanted.command, bookingId });
    const kept = await store.find(bookingId);
    if (kept === undefined) return { outcome: 'gone', kept: [] };
    const now = clock.now();
    const changed = takeStep(kept.booking, kept.tariff, wanted, now);
    if (!changed.ok) return { outcome: changed.failure.kind, kept: [kept] };
    const change = { kept, ...changed.value };
    const { outcome } = await store.write({ now, changes: [change] });
    return { outcome, kept: outcome === 'done' ? [keptAfter(change)] : [kept] };
  };

  return {
    hold: (lot: OpenLot) => hold(lot, newToken(), wish()),
    /** The same call twice at once: one booking. */
    holdTwice: async (lot: OpenLot): Promise<Done> => {
      const [token, range] = [newToken(), wish()];
      const [one, other] = await Promise.all([hold(lot, token, range), hold(lot, token, range)]);
      return { outcome: `${one.outcome}+${other.outcome}`, kept: [...one.kept, ...other.kept].slice(0, 1) };
    },
    offer: (lot: OpenLot) => hold(lot, newToken(), wish(), newToken()),
    step,
    extend: (kept: KeptBooking) =>
      step(kept, { command: 'extend', to: slotStart(slotAt(kept.booking.to) + 1 + upTo(4)) }),
    /** Whatever time has done to the bookings of a lot. */
    sweep: async (lot: OpenLot): Promise<Done> => {
      const now = clock.now();
      const days = await store.spotDays(lot.lot.lotId, dayOf(slotAt(now)));
      const over = days
        .flatMap(({ bookings }) => bookings)
        .filter(({ booking, tariff }) =>
          (['expire', 'miss'] as const).some((command) => takeStep(booking, tariff, { command }, now).ok),
        );
      const kept = over[upTo(over.length)];
      if (kept === undefined) return { outcome: 'nothing', kept: [] };
      const { kept: swept, ...rest } = await step(kept, { command: kept.booking.state === 'held' ? 'expire' : 'miss' });
      return { ...rest, kept: swept.filter(({ booking }) => !isActive(booking.state)) };
    },
    move: async (kept: KeptBooking, lot: OpenLot): Promise<Done> => {
      begin({ command: 'move', bookingId: kept.booking.bookingId });
      const now = clock.now();
      const found = await store.find(kept.booking.bookingId);
      if (found === undefined) return { outcome: 'gone', kept: [] };
      const handOver = { from: slotAt(now), to: slotAt(now) + 2, value: strangersClaim };
      const move = createMoveBooking({ store, catalogue: raceCatalogue([lot]) });
      const moved = await move(found, { reason: 'occupied', handOver }, now);
      return { outcome: moved.outcome, kept: moved.outcome === 'moved' ? [moved.left, moved.next] : [] };
    },
    /** Closes what is free of a spot for a while, and opens it again. */
    close: async ({ lot: { lotId }, spots }: OpenLot): Promise<Done> => {
      begin({ command: 'close' });
      const { spotId = '' } = spots[upTo(spots.length)] ?? {};
      const [slots, value] = [slotsIn(wish()), closedClaim(clock.now()) + upTo(1000)];
      const closed = await store.write({ now: clock.now(), blocks: [{ lotId, spotId, slots, value }] });
      if (closed.outcome !== 'done') return { outcome: closed.outcome, kept: [] };
      const opened = await store.write({ now: clock.now(), unblocks: [{ lotId, spotId, slots, value }] });
      return { outcome: `closed, opened ${opened.outcome}`, kept: [] };
    },
    /** Three nights side by side in one transaction. */
    series: async (lot: OpenLot): Promise<Done> => {
      begin({ command: 'series' });
      const now = clock.now();
      const first = wish();
      const nights = [0, 1, 2].map((night) => ({
        from: first.from + night * slotsPerDay,
        to: first.to + night * slotsPerDay,
      }));
      const days = await Promise.all(
        [...new Set(nights.flatMap(daysOf))].map((day) => store.spotDays(lot.lot.lotId, day)),
      );
      const assigned = assignSpots(
        nights,
        lot.spots.map(({ spotId }) => spotId),
        createIsFree(days.flat(), now),
      );
      const claims = [...assigned].map(([range, spotId]): KeptBooking => {
        const place = { lotId: lot.lot.lotId, spotId };
        const bookingId = bookingIdOf({ ...place, day: dayOf(range.from), token: newToken() });
        const [from, to] = [slotStart(range.from), slotStart(range.to)];
        const price = priceOf(lot.lot.tariff, range);
        const who = { personId: 'person-1', plate: '浙E12345', createdAt: now, seriesId: bookingId.slice(-16) };
        const booking = {
          ...place,
          ...who,
          bookingId,
          state: 'confirmed',
          from,
          to,
          origin: 'series',
          price,
          version: 1,
        } as const;
        return { booking, tariff: lot.lot.tariff, claim: confirmedClaim(now), calls: [] };
      });
      if (claims.length === 0) return { outcome: 'full', kept: [] };
      const { outcome } = await store.write({ now, claims });
      return { outcome, kept: outcome === 'done' ? claims : [] };
    },
  };
};
export type Deeds = ReturnType<typeof createDeeds>;
