import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { BookingId } from '@huzhou/shared/parking/booking';
import { takeStep } from '@huzhou/shared/parking/booking-step';
import { leaveWaitlist } from '@huzhou/shared/parking/routes';
import { waitStateNames } from '@huzhou/shared/parking/waitlist';
import type { Handler } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import type { ActOnce } from './act-once.ts';
import { waitsOf } from './lines.ts';
import type { BookingStore } from './ports.ts';
import type { WaitStore } from './wait-repository.ts';
import { isOpen, type KeptWait, waitView } from './wait-rows.ts';

export interface LeaveDeps {
  readonly actOnce: ActOnce;
  readonly waits: Pick<WaitStore, 'line' | 'pointersOf' | 'replacing'>;
  readonly store: Pick<BookingStore, 'find' | 'write'>;
  readonly clock: Clock;
}

/** Leaves the line; what was offered goes to the next one at once. */
export const createLeaveWaitlist = ({ actOnce, waits, store, clock }: LeaveDeps): Handler<typeof leaveWaitlist> => {
  /** Should this not come to pass, the offer ends by itself some minutes later. */
  const giveBack = async (bookingId: BookingId): Promise<void> => {
    const kept = await store.find(bookingId);
    if (kept?.booking.state !== 'held') return;
    const now = clock.now();
    const step = takeStep(kept.booking, kept.tariff, { command: 'cancel', reason: 'driver' }, now);
    if (step.ok) await store.write({ now, changes: [{ kept, ...step.value }] });
  };

  return async (input, { personId }) => {
    const { waitId } = input.path;
    let declined: BookingId | undefined;
    const result = await actOnce({
      call: idempotentCall(leaveWaitlist, input, { personId }),
      output: leaveWaitlist.output,
      plan: async (now) => {
        const { own } = await waitsOf(waits, personId);
        const wait = own.find((each) => each.waitId === waitId);
        if (wait === undefined) return err(failure('not-found', '没有这个候补，请刷新后再看'));
        if (!isOpen(wait)) return err(failure('out-of-turn', `${waitStateNames[wait.state]}，不用再退出`));
        const isOffered = wait.state === 'offered';
        declined = isOffered ? wait.bookingId : undefined;
        const after: KeptWait = { ...wait, state: isOffered ? 'passed' : 'left', version: wait.version + 1 };
        return ok({ reply: waitView(after, 0), items: [waits.replacing(after, now)] });
      },
    });
    if (result.ok && declined !== undefined) await giveBack(declined);
    return result;
  };
};
