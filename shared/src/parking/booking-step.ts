import { type Failure, failure, invalidInput } from '../kernel/failure.ts';
import { nextState } from '../kernel/lifecycle.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Instant, millisecondsBetween } from '../kernel/time.ts';
import type { Booking, BookingId, EndReason } from './booking.ts';
import { earliestArrival, missedAt, overstaysFrom } from './booking-times.ts';
import { type BookingCommand, bookingLifecycle, bookingStateNames } from './lifecycle.ts';
import { overstayPrice, priceOf } from './price.ts';
import { rangeOf, type SlotRange, slotAt, slotStart } from './slots.ts';
import type { Price, Tariff } from './tariff.ts';
import { endError } from './times.ts';

/** A command with what it must be told. `at`: when a camera saw it, where that was before now. */
export type BookingStep =
  | { readonly command: 'confirm' | 'expire' | 'miss' }
  | { readonly command: 'cancel'; readonly reason: EndReason }
  | { readonly command: 'arrive'; readonly at?: Instant }
  | { readonly command: 'leave'; readonly at?: Instant; readonly reason?: EndReason }
  | { readonly command: 'extend'; readonly to: Instant }
  | { readonly command: 'move'; readonly reason: EndReason; readonly movedTo: BookingId };

/** What a command makes of a booking. */
export interface BookingChange {
  readonly booking: Booking;
  /** Slots that it gives back. */
  readonly release?: SlotRange;
  /** Slots that it needs in addition: free ones. */
  readonly extra?: SlotRange;
}

type Changed = Result<BookingChange, Failure>;
type StepOf<Command extends BookingCommand> = Extract<BookingStep, { command: Command }>;

interface Given {
  readonly booking: Booking;
  readonly tariff: Tariff;
  readonly now: Instant;
}

const outOfTurn = (title: string): Changed => err(failure('out-of-turn', title));

/** What is still to come of its time, the running quarter included. */
const restOf = ({ from, to }: Booking, now: Instant): { readonly release?: SlotRange } => {
  const range = rangeOf(from, to);
  const first = Math.max(range.from, slotAt(now));
  return first < range.to ? { release: { from: first, to: range.to } } : {};
};

/** Only who has parked pays. */
const nothing: Price = { cents: 0, lines: [] };

const confirm = ({ booking: { heldUntil = '', ...booking }, now }: Given): Changed => {
  if (heldUntil < now) return outOfTurn('保留时间已过，车位已经释放，请重新预约');
  return now < booking.to ? ok({ booking }) : outOfTurn('预约的时间已经过去，请重新预约');
};

const cancel = ({ booking, now }: Given, { reason }: StepOf<'cancel'>): Changed =>
  (booking.heldUntil ?? now) < now
    ? outOfTurn('保留时间已过，车位已经释放，不用再取消')
    : ok({ booking: { ...booking, price: nothing, endedAt: now, endReason: reason }, ...restOf(booking, now) });

const arrive = ({ booking, now }: Given, { at = now }: StepOf<'arrive'>): Changed => {
  if (at < earliestArrival(booking)) return outOfTurn('还没到入场时间：最早可以提前 15 分钟入场');
  return at < booking.to ? ok({ booking: { ...booking, arrivedAt: at } }) : outOfTurn('预约的时间已经过去，请重新预约');
};

/** Who leaves early pays for the quarters that were used. */
const usedPrice = ({ booking, tariff }: Given, leftAt: Instant): Price => {
  const { from, to } = rangeOf(booking.from, booking.to);
  const left = slotAt(leftAt);
  const used = Math.max(from + 1, slotStart(left) === leftAt ? left : left + 1);
  if (used >= to) return booking.price;
  const price = priceOf(tariff, { from, to: used });
  return price.cents < booking.price.cents ? price : booking.price;
};

/** How long somebody has stayed over the end, and what it costs; undefined within the grace. */
export const overstayOf = (
  booking: Pick<Booking, 'to'>,
  tariff: Tariff,
  until: Instant,
): { readonly minutes: number; readonly cents: number } | undefined => {
  if (until <= overstaysFrom(booking)) return undefined;
  const minutes = Math.ceil(millisecondsBetween(booking.to, until) / 60_000);
  return { minutes, cents: overstayPrice(tariff, minutes) };
};

const leave = (given: Given, { at, reason }: StepOf<'leave'>): Changed => {
  const { booking, tariff, now } = given;
  const leftAt = at ?? now;
  if (leftAt < earliestArrival(booking)) return outOfTurn('预约还没有开始，可以取消');
  const overstay = reason === undefined ? overstayOf(booking, tariff, leftAt) : undefined;
  const price = reason === undefined ? usedPrice(given, leftAt) : nothing;
  return ok({
    booking: {
      ...booking,
      leftAt,
      price,
      ...(overstay === undefined ? {} : { overstay: { ...overstay } }),
      ...(reason === undefined ? {} : { endedAt: now, endReason: reason }),
    },
    ...restOf(booking, now),
  });
};

/** The price of a longer time, in the lines of the whole where the price so far was reckoned by this very time. */
export const extendedPrice = (booking: Pick<Booking, 'from' | 'to' | 'price'>, tariff: Tariff, to: Instant): Price => {
  const before = priceOf(tariff, rangeOf(booking.from, booking.to));
  const after = priceOf(tariff, rangeOf(booking.from, to));
  if (before.cents === booking.price.cents) return after;
  const cents = Math.max(0, after.cents - before.cents);
  return { cents: booking.price.cents + cents, lines: [...booking.price.lines, { words: '延长', cents }] };
};

const extend = (given: Given, { to }: StepOf<'extend'>): Changed => {
  const { booking, tariff, now } = given;
  const message = to <= booking.to ? '要晚于现在的结束时间' : endError(booking.from, to);
  if (message !== undefined) return err(invalidInput({ field: 'to', message }));
  // An overstay cannot be undone by asking afterwards.
  if (overstaysFrom(booking) < now) return outOfTurn('预约的时间已经过去，不能再延长');
  return ok({
    booking: { ...booking, to, price: extendedPrice(booking, tariff, to) },
    extra: rangeOf(booking.to, to),
  });
};

const move = ({ booking, now }: Given, { reason, movedTo }: StepOf<'move'>): Changed =>
  now < booking.to
    ? ok({
        booking: { ...booking, price: nothing, endedAt: now, endReason: reason, movedTo },
        ...restOf(booking, now),
      })
    : outOfTurn('预约的时间已经过去，不能再换车位');

const expire = ({ booking, now }: Given): Changed =>
  (booking.heldUntil ?? '') < now
    ? ok({ booking: { ...booking, price: nothing, endedAt: now }, release: rangeOf(booking.from, booking.to) })
    : outOfTurn('保留时间还没有到');

const miss = ({ booking, now }: Given): Changed =>
  missedAt(booking) <= now
    ? ok({ booking: { ...booking, price: nothing, endedAt: now }, ...restOf(booking, now) })
    : outOfTurn('入场时间还没有过');

const change = (given: Given, step: BookingStep): Changed => {
  switch (step.command) {
    case 'confirm':
      return confirm(given);
    case 'expire':
      return expire(given);
    case 'miss':
      return miss(given);
    case 'cancel':
      return cancel(given, step);
    case 'arrive':
      return arrive(given, step);
    case 'leave':
      return leave(given, step);
    case 'extend':
      return extend(given, step);
    case 'move':
      return move(given, step);
  }
};

/** Gives a command on a booking as it was read: what it becomes and what of its slots, or why it may not be given now. */
export const takeStep = (booking: Booking, tariff: Tariff, step: BookingStep, now: Instant): Changed => {
  const state = nextState(bookingLifecycle, booking.state, step.command);
  if (state === undefined) return outOfTurn(`这个预约${bookingStateNames[booking.state]}，不能进行这项操作`);
  const changed = change({ booking, tariff, now }, step);
  if (!changed.ok) return changed;
  return ok({ ...changed.value, booking: { ...changed.value.booking, state, version: booking.version + 1 } });
};
