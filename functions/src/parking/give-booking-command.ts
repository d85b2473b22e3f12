import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import type { BookingId } from '@huzhou/shared/parking/booking';
import { type BookingStep, takeStep } from '@huzhou/shared/parking/booking-step';
import { overlapsOwn } from '@huzhou/shared/parking/limits';
import { isDriver, mayGive, operates } from '@huzhou/shared/parking/rights';
import { type SlotRange, slotStart } from '@huzhou/shared/parking/slots';
import type { BookingView } from '@huzhou/shared/parking/view';
import { log } from '../platform/log.ts';
import { mostAttempts, type Pause } from '../platform/patience.ts';
import type { Catalogue, OpenLot } from './catalogue.ts';
import { isClosed } from './choose-spot.ts';
import { hoursProblem } from './driver-wish.ts';
import type { BookingStore, Drivers, KeptBooking } from './ports.ts';
import { showBooking } from './show-booking.ts';
import { keptAfter } from './spot-day-writes.ts';
import { keptCallOf } from './tokens.ts';

export interface CommandDeps {
  readonly store: Pick<BookingStore, 'find' | 'spotClaims' | 'write'>;
  readonly catalogue: Pick<Catalogue, 'lot'>;
  readonly drivers: Pick<Drivers, 'read'>;
  readonly clock: Clock;
  readonly pause: Pause;
}

export interface Given {
  readonly step: BookingStep;
  readonly route: { readonly id: string };
  readonly input: {
    readonly path: { readonly bookingId: BookingId };
    readonly body: unknown;
    readonly idempotencyKey: string;
  };
  readonly caller: Caller;
}

export const bookingNotFound = failure('not-found', '没有找到这个预约');

/** What a caller may look at and act on; whoever has nothing to do with a booking does not learn that there is one. */
export const findBooking = async (
  { store, catalogue }: Pick<CommandDeps, 'catalogue'> & { readonly store: Pick<BookingStore, 'find'> },
  bookingId: BookingId,
  caller: Caller,
): Promise<Result<{ readonly kept: KeptBooking; readonly lot: OpenLot }, Failure>> => {
  const kept = await store.find(bookingId);
  const lot = kept && (await catalogue.lot(kept.booking.lotId));
  if (kept === undefined || lot === undefined) return err(bookingNotFound);
  return isDriver(kept.booking, caller) || operates(lot.lot, caller) ? ok({ kept, lot }) : err(bookingNotFound);
};

/** Why a booking cannot have the slots that it asks for in addition, free or not. */
const extraProblem = async (
  { drivers }: Pick<CommandDeps, 'drivers'>,
  lot: OpenLot,
  { booking: { bookingId, personId, plate, spotId } }: KeptBooking,
  extra: SlotRange | undefined,
  now: Instant,
): Promise<Failure | undefined> => {
  if (extra === undefined) return undefined;
  const problem = hoursProblem(lot, extra);
  if (problem !== undefined) return problem;
  if (isClosed(lot.closures, spotId, extra)) return failure('conflict', '这个车位在延长的时间里临时关闭');
  const { bookings } = await drivers.read(personId, now);
  const others = bookings.filter((other) => other.bookingId !== bookingId);
  return overlapsOwn(others, { plate, from: slotStart(extra.from), to: slotStart(extra.to) }, now)
    ? failure('conflict', '这辆车在延长的时间里已有另一个预约')
    : undefined;
};

const takenFailures: Readonly<Partial<Record<BookingStep['command'], Failure>>> = {
  confirm: failure('out-of-turn', '保留时间已过，车位已经给了别人，请重新预约'),
  extend: failure('conflict', '后面的时间已经有人约了，延长不了这么久'),
};

interface Decided {
  readonly kept: KeptBooking;
  readonly lot: OpenLot;
  readonly at: Instant;
}

/** Gives the command to the booking as it stands, again when it moved on in between. */
const decide = async (deps: CommandDeps, { step, route, input, caller }: Given): Promise<Result<Decided, Failure>> => {
  const { store, clock, pause } = deps;
  const call = keptCallOf(route, input, caller);
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    if (attempt > 0) await pause(attempt);
    const now = clock.now();
    const found = await findBooking(deps, input.path.bookingId, caller);
    if (!found.ok) return found;
    const { kept, lot } = found.value;
    const before = kept.calls.find(({ key }) => key === call.key);
    if (before !== undefined)
      return before.fingerprint === call.fingerprint
        ? ok({ kept, lot, at: now })
        : err(failure('idempotency-mismatch'));
    if (!mayGive(step.command, kept.booking, lot.lot, caller)) return err(failure('forbidden'));
    const changed = takeStep(kept.booking, kept.tariff, step, now);
    if (!changed.ok) return changed;
    const problem = await extraProblem(deps, lot, kept, changed.value.extra, now);
    if (problem !== undefined) return err(problem);
    const change = { kept, ...changed.value, call };
    const { outcome } = await store.write({ now, changes: [change] });
    if (outcome === 'done') {
      log.info(`parking.${step.command}`, { bookingId: kept.booking.bookingId });
      return ok({ kept: keptAfter(change), lot, at: now });
    }
    const taken = outcome === 'taken' ? takenFailures[step.command] : undefined;
    if (taken !== undefined) return err(taken);
  }
  return err(failure('conflict'));
};

/** Gives a command on a booking, once for its idempotency key, and shows what it has become. */
export const giveBookingCommand = async (deps: CommandDeps, given: Given): Promise<Result<BookingView, Failure>> => {
  const decided = await decide(deps, given);
  if (!decided.ok) return decided;
  const { kept, lot, at } = decided.value;
  return ok(await showBooking(deps.store, kept, lot, { caller: given.caller, now: at }));
};
