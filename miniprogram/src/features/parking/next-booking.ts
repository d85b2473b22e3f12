import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { isActive } from '@huzhou/shared/parking/lifecycle';
import type { BookingView } from '@huzhou/shared/parking/view';

type Rankable = Pick<BookingView, 'state' | 'from' | 'heldUntil'>;

/** What has to be done first: confirm what is held, leave where one stands, come to what begins next. */
const urgency = ({ state, from, heldUntil }: Rankable): number => {
  if (state === 'held') return epochMilliseconds(heldUntil ?? from) - 1e14;
  return state === 'arrived' ? epochMilliseconds(from) - 1e13 : epochMilliseconds(from);
};

/** The booking that matters most now; a hold that has run out does not. */
export const nextBooking = <Booking extends Rankable>(bookings: readonly Booking[], now: number): Booking | undefined =>
  bookings
    .filter(
      ({ state, heldUntil }) => isActive(state) && !(state === 'held' && epochMilliseconds(heldUntil ?? '') <= now),
    )
    .sort((one, other) => urgency(one) - urgency(other))[0];
