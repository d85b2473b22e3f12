import type { RouteReply } from '@huzhou/shared/contract/route';
import { isActive } from '@huzhou/shared/parking/lifecycle';
import {
  arriveAtSpot,
  cancelBooking,
  confirmBooking,
  extendBooking,
  getBooking,
  leaveSpot,
  reportOccupied,
} from '@huzhou/shared/parking/routes';
import type { BookingView, MoveResult } from '@huzhou/shared/parking/view';
import { call, useSession } from '../../api/api.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';
import { useWish, type Wish } from '../../api/use-wish.ts';
import { serverNow } from '../../device/clock.ts';
import { nextChange } from './booking-face.ts';
import { bookingTexts as texts } from './texts.ts';

const everySeconds = 30;
/** A while after the moment: the server's own clock has to have passed it. */
const graceSeconds = 2;

/** Seconds until the booking should be read again: soon after it changes by itself, seldom once nothing changes. */
export const readAgainIn = (booking: BookingView | undefined, now: number): number => {
  if (booking === undefined) return everySeconds;
  if (!isActive(booking.state)) return 600;
  const change = nextChange(booking);
  const seconds = change === undefined ? everySeconds : Math.ceil((change - now) / 1_000) + graceSeconds;
  return seconds > 0 ? Math.min(everySeconds, seconds) : graceSeconds * 2;
};

const simpleCommands = {
  confirm: confirmBooking,
  cancel: cancelBooking,
  arrive: arriveAtSpot,
  leave: leaveSpot,
} as const;

/** A booking and what its driver may do with it. */
export interface UsedBooking extends Omit<Fresh<RouteReply<typeof getBooking>>, 'replace'> {
  readonly wish: Wish;
  readonly give: (command: keyof typeof simpleCommands) => Promise<BookingView | undefined>;
  readonly extend: (to: string) => Promise<BookingView | undefined>;
  readonly reportOccupied: () => Promise<MoveResult | undefined>;
}

export const useBooking = (bookingId: string): UsedBooking => {
  const personId = useSession()?.personId ?? '';
  const { replace, ...fresh } = useFresh(() => call(getBooking, { path: { bookingId } }), {
    key: `${personId} ${bookingId}`,
    everySeconds: (booking) => readAgainIn(booking, serverNow()),
  });
  const wish = useWish(texts.unsure);
  const path = { bookingId };
  const after = async <Answer>(answer: Promise<Answer | undefined>, booking: (answer: Answer) => BookingView) => {
    const given = await answer;
    if (given === undefined) void fresh.refresh();
    else replace(booking(given));
    return given;
  };
  return {
    ...fresh,
    wish,
    give: (command) => after(wish.ask(command, simpleCommands[command], { path, body: {} }), (booking) => booking),
    extend: (to) => after(wish.ask('extend', extendBooking, { path, body: { to } }), (booking) => booking),
    reportOccupied: () => after(wish.ask('occupied', reportOccupied, { path, body: {} }), ({ left }) => left),
  };
};
