import type { Instant } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import { takeStep } from '@huzhou/shared/parking/booking-step';
import type { Lot } from '@huzhou/shared/parking/lot';
import { closedWhileParkedMessage } from '@huzhou/shared/parking/messages';
import { rangeOf } from '@huzhou/shared/parking/slots';
import type { SendAll } from '../../platform/send-queue.ts';
import type { MoveBooking } from '../move-booking.ts';
import type { BookingStore, KeptBooking } from '../ports.ts';
import { closedClaim } from '../slot-claims.ts';
import type { ClosureStore, StoredClosure } from './closure-repository.ts';

export interface HelpBookingDeps {
  readonly store: Pick<BookingStore, 'write'>;
  readonly closures: Pick<ClosureStore, 'counting'>;
  readonly moveBooking: MoveBooking;
  readonly notify: SendAll<Notice>;
}

/** `helped`: it has left the spot. `told`: it cannot, and its driver knows. `changed`: it must be looked at again. */
export type Help = 'helped' | 'told' | 'changed';

/**
 * Finds another spot for a booking that a closure touches, or cancels it; of one that is parked already its driver is
 * told. What it gives back is the closure's in the same transaction, in which it is also counted: so nobody comes in
 * between, and none is counted twice.
 */
export const createHelpBooking = ({ store, closures, moveBooking, notify }: HelpBookingDeps) => {
  const tell = async (lot: Lot, closure: StoredClosure, { booking }: KeptBooking): Promise<void> => {
    const { bookingId, personId } = booking;
    const message = closedWhileParkedMessage({ lotName: lot.name, bookingId, from: closure.from });
    // The notice's id makes it one message, however often it is sent.
    const noticeId = `${bookingId}-closed-${closure.closureId}`;
    await notify([{ noticeId, to: { personId }, message, subjectId: bookingId }]);
  };

  return async (lot: Lot, closure: StoredClosure, kept: KeptBooking, now: Instant): Promise<Help> => {
    const handOver = { ...rangeOf(closure.from, closure.to), value: closedClaim(closure.createdAt) };
    const { state } = kept.booking;
    if (state !== 'held') {
      const beside = [closures.counting(closure, 'moved')];
      const { outcome } = await moveBooking(kept, { reason: 'closure', handOver, beside }, now);
      if (outcome === 'moved') return 'helped';
      if (outcome !== 'nowhere') return 'changed';
    }
    if (state === 'arrived') {
      await tell(lot, closure, kept);
      return 'told';
    }
    const cancelled = takeStep(kept.booking, kept.tariff, { command: 'cancel', reason: 'closure' }, now);
    if (!cancelled.ok) return 'changed';
    const beside = [closures.counting(closure, 'cancelled')];
    const written = await store.write({ now, changes: [{ ...cancelled.value, kept, handOver }], beside });
    return written.outcome === 'done' ? 'helped' : 'changed';
  };
};
export type HelpBooking = ReturnType<typeof createHelpBooking>;
