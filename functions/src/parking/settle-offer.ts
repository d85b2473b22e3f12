import type { Clock } from '@huzhou/shared/kernel/time';
import type { Booking } from '@huzhou/shared/parking/booking';
import type { WaitState } from '@huzhou/shared/parking/waitlist';
import type { WaitStore } from './wait-repository.ts';
import type { KeptWait } from './wait-rows.ts';

/** What the booking that was offered says of the wait; undefined while it is still theirs to take. */
export const waitAfter = (booking: Pick<Booking, 'state'> | undefined): WaitState | undefined => {
  switch (booking?.state) {
    case 'held':
      return undefined;
    case undefined:
    case 'cancelled':
    case 'expired':
      return 'passed';
    default:
      return 'taken';
  }
};

export interface SettleDeps {
  readonly waits: Pick<WaitStore, 'line' | 'replace'>;
  readonly clock: Clock;
}

/** Ends a wait whose offer was taken, declined or let pass. Whoever did so at the same time wrote the same. */
export const settleWait = async ({ waits, clock }: SettleDeps, wait: KeptWait, state: WaitState): Promise<void> => {
  if (wait.state === 'offered') await waits.replace({ ...wait, state, version: wait.version + 1 }, clock.now());
};

/** Ends the wait that a booking was offered to. */
export const createSettleOffer =
  (deps: SettleDeps) =>
  async (booking: Pick<Booking, 'bookingId' | 'lotId' | 'state'>): Promise<void> => {
    const state = waitAfter(booking);
    if (state === undefined) return;
    const wait = (await deps.waits.line(booking.lotId)).find(({ bookingId }) => bookingId === booking.bookingId);
    if (wait !== undefined) await settleWait(deps, wait, state);
  };
