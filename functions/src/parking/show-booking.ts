import type { Caller } from '@huzhou/shared/identity/caller';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Booking } from '@huzhou/shared/parking/booking';
import { type BookingStep, takeStep } from '@huzhou/shared/parking/booking-step';
import { earliestArrival } from '@huzhou/shared/parking/booking-times';
import type { BookingCommand } from '@huzhou/shared/parking/lifecycle';
import type { Lot } from '@huzhou/shared/parking/lot';
import { openQuarters } from '@huzhou/shared/parking/opening';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { commandsNow } from '@huzhou/shared/parking/rights';
import { byDay, dayOf, indexInDay, rangeOf, slotStart } from '@huzhou/shared/parking/slots';
import type { Tariff } from '@huzhou/shared/parking/tariff';
import type { BookingView } from '@huzhou/shared/parking/view';
import type { OpenLot } from './catalogue.ts';
import { freeUntil, isClosed } from './choose-spot.ts';
import type { BookingStore, KeptBooking } from './ports.ts';

const plainSteps: Readonly<Partial<Record<BookingCommand, BookingStep>>> = {
  confirm: { command: 'confirm' },
  cancel: { command: 'cancel', reason: 'driver' },
  arrive: { command: 'arrive' },
  leave: { command: 'leave' },
};

/** What the caller may do, and time does not stand against it. */
const commandsFor = (booking: Booking, tariff: Tariff, lot: Lot, caller: Caller, now: Instant) =>
  commandsNow(booking, lot, caller).filter((command) => {
    const step = plainSteps[command];
    if (step !== undefined) return takeStep(booking, tariff, step, now).ok;
    return now < booking.to && (command !== 'move' || earliestArrival(booking) <= now);
  });

/** A booking as its driver or its operator sees it. */
export const viewOf = (
  booking: Booking,
  {
    lot,
    caller,
    now,
    tariff = lot.tariff,
  }: {
    readonly lot: Lot;
    readonly caller: Caller;
    readonly now: Instant;
    readonly tariff?: Tariff;
  },
): BookingView => {
  const { personId: _nobodysBusiness, ...shown } = booking;
  const { name, address, point, entrance, rules, numbering } = lot;
  return {
    ...shown,
    lot: { name, address, point, entrance, rules, numbering },
    commands: [...commandsFor(booking, tariff, lot, caller, now)],
  };
};

/** How far the spot is open and free after a booking; its own end where it cannot be extended. */
const lastFree = async (
  store: Pick<BookingStore, 'spotClaims'>,
  { booking: { lotId, spotId, from, to } }: KeptBooking,
  { lot, closures }: OpenLot,
  now: Instant,
): Promise<Instant> => {
  const booked = rangeOf(from, to);
  const openOn = new Map<string, readonly boolean[]>();
  const isOpen = (slot: number): boolean => {
    const day = dayOf(slot);
    const open = openOn.get(day) ?? openQuarters(lot.sharing, day).open;
    openOn.set(day, open);
    return open[indexInDay(slot)] === true && !isClosed(closures, spotId, { from: slot, to: slot + 1 });
  };
  let openTo = booked.to;
  while (openTo < booked.from + parkingPolicy.longestSlots && isOpen(openTo)) openTo += 1;
  const parts = byDay({ from: booked.to, to: openTo });
  const days = await store.spotClaims(
    lotId,
    spotId,
    parts.map(({ day }) => day),
  );
  for (const part of parts) {
    const end = freeUntil(days.find(({ day }) => day === part.day)?.claims ?? [], part, now);
    if (end < part.to) return slotStart(end);
  }
  return slotStart(openTo);
};

/** The same with how far it may be extended now. */
export const showBooking = async (
  store: Pick<BookingStore, 'spotClaims'>,
  kept: KeptBooking,
  lot: OpenLot,
  { caller, now }: { readonly caller: Caller; readonly now: Instant },
): Promise<BookingView> => {
  const view = viewOf(kept.booking, { lot: lot.lot, caller, now, tariff: kept.tariff });
  if (!view.commands.includes('extend')) return view;
  const extendableTo = await lastFree(store, kept, lot, now);
  if (extendableTo > kept.booking.to) return { ...view, extendableTo, tariff: kept.tariff };
  return { ...view, commands: view.commands.filter((command) => command !== 'extend') };
};
