import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { nextState } from '@huzhou/shared/kernel/lifecycle';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import { remainingOf } from '@huzhou/shared/parking/booking-move';
import { takeStep } from '@huzhou/shared/parking/booking-step';
import { earliestArrival } from '@huzhou/shared/parking/booking-times';
import { bookingLifecycle } from '@huzhou/shared/parking/lifecycle';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { mayGive } from '@huzhou/shared/parking/rights';
import { reportOccupied } from '@huzhou/shared/parking/routes';
import type { MoveResult } from '@huzhou/shared/parking/view';
import type { Handler } from '../platform/http.ts';
import { log } from '../platform/log.ts';
import { mostAttempts } from '../platform/patience.ts';
import { bookingNotFound, type CommandDeps, findBooking } from './give-booking-command.ts';
import type { MoveBooking } from './move-booking.ts';
import type { KeptBooking, KeptCall } from './ports.ts';
import { showBooking } from './show-booking.ts';
import { strangersClaim } from './slot-claims.ts';
import { keptAfter } from './spot-day-writes.ts';
import { keptCallOf } from './tokens.ts';

export interface ReportDeps extends CommandDeps {
  readonly moveBooking: MoveBooking;
}

interface Outcome {
  readonly left: KeptBooking;
  readonly next?: KeptBooking;
}

/** Why a spot cannot be reported now; undefined when it can. */
const problemOf = ({ booking }: KeptBooking, now: Instant): Failure | undefined => {
  if (nextState(bookingLifecycle, booking.state, 'move') === undefined || booking.to <= now)
    return failure('out-of-turn', '这个预约现在不能换车位');
  return now < earliestArrival(booking) ? failure('out-of-turn', '还没到入场时间：到了现场再报') : undefined;
};

/** Finds another spot for whoever stands before an occupied one; where there is none the booking ends, free of charge. */
export const createReportOccupied = (deps: ReportDeps): Handler<typeof reportOccupied> => {
  const { store, moveBooking, clock, pause } = deps;

  /** Undefined when the booking moved on in between. */
  const act = async (kept: KeptBooking, call: KeptCall, now: Instant): Promise<Outcome | undefined> => {
    const { from, to } = remainingOf(kept.booking, now);
    const handOver = { from, to: Math.min(to, from + parkingPolicy.strangerSlots), value: strangersClaim };
    const moved = await moveBooking(kept, { reason: 'occupied', handOver, call }, now);
    if (moved.outcome === 'moved') return moved;
    if (moved.outcome !== 'nowhere') return undefined;
    const command = kept.booking.state === 'arrived' ? 'leave' : 'cancel';
    const ended = takeStep(kept.booking, kept.tariff, { command, reason: 'occupied' }, now);
    if (!ended.ok) return undefined;
    const change = { kept, ...ended.value, handOver, call };
    const { outcome } = await store.write({ now, changes: [change] });
    return outcome === 'done' ? { left: keptAfter(change) } : undefined;
  };

  const show = async ({ left, next }: Outcome, caller: Caller): Promise<Result<MoveResult, Failure>> => {
    const views = [left, ...(next === undefined ? [] : [next])].map(async (kept) => {
      const lot = await deps.catalogue.lot(kept.booking.lotId);
      return lot && showBooking(store, kept, lot, { caller, now: clock.now() });
    });
    const [leftView, nextView] = await Promise.all(views);
    if (leftView === undefined) return err(bookingNotFound);
    return ok({ left: leftView, ...(nextView === undefined ? {} : { next: nextView }) });
  };

  return async (input, caller) => {
    const call = keptCallOf(reportOccupied, input, caller);
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      if (attempt > 0) await pause(attempt);
      const now = clock.now();
      const found = await findBooking(deps, input.path.bookingId, caller);
      if (!found.ok) return found;
      const { kept, lot } = found.value;
      if (kept.calls.some(({ key }) => key === call.key)) {
        const { movedTo } = kept.booking;
        const next = movedTo === undefined ? undefined : await store.find(movedTo);
        return show({ left: kept, ...(next === undefined ? {} : { next }) }, caller);
      }
      if (!mayGive('move', kept.booking, lot.lot, caller)) return err(failure('forbidden'));
      const problem = problemOf(kept, now);
      if (problem !== undefined) return err(problem);
      const outcome = await act(kept, call, now);
      if (outcome === undefined) continue;
      log.info('parking.occupied', { bookingId: kept.booking.bookingId, movedTo: outcome.next?.booking.bookingId });
      return show(outcome, caller);
    }
    return err(failure('conflict'));
  };
};
