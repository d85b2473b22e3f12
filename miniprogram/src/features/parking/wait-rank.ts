import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import type { Wait } from '@huzhou/shared/parking/waitlist';

/** Standing in line, or asked to take what has become free. */
export const isOpen = ({ state }: Pick<Wait, 'state'>): boolean => state === 'waiting' || state === 'offered';

/** Offers that can still be taken. */
export const isOffer = ({ state, offeredUntil, bookingId }: Wait, now: number): boolean =>
  state === 'offered' &&
  bookingId !== undefined &&
  (offeredUntil === undefined || epochMilliseconds(offeredUntil) > now);

const rank = (wait: Wait): number => (wait.state === 'offered' ? 0 : wait.state === 'waiting' ? 1 : 2);

/** Offers first, then those in line by when they begin, then what is over, newest first. */
export const inOrder = (waits: readonly Wait[]): readonly Wait[] =>
  [...waits].sort(
    (one, other) =>
      rank(one) - rank(other) ||
      (isOpen(one) ? one.from.localeCompare(other.from) : other.since.localeCompare(one.since)),
  );
