import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';
import { BookingState } from './lifecycle.ts';
import { LotId, SpotId } from './lot.ts';
import { Price } from './tariff.ts';

/**
 * `<lot>.<spot>.<first day>.<token>`: where the booking lies, so that it is read and written without an index, and a
 * token of 80 bits that nobody guesses. To a person it is shown as the token alone.
 */
export const BookingId = z
  .string('请选择预约')
  .check(
    z.regex(/^[a-z0-9][a-z0-9-]{2,31}\.[A-Z0-9][A-Z0-9-]{0,11}\.\d{8}\.[0-9A-HJKMNP-TV-Z]{16}$/, '预约编号不正确'),
  );
export type BookingId = z.infer<typeof BookingId>;

export interface BookingPlace {
  readonly lotId: LotId;
  readonly spotId: SpotId;
  /** China day of the first slot, `YYYYMMDD`. */
  readonly day: string;
  readonly token: string;
}

export const placeOfBooking = (bookingId: BookingId): BookingPlace => {
  const [lotId = '', spotId = '', day = '', token = ''] = bookingId.split('.');
  return { lotId, spotId, day, token };
};

export const bookingIdOf = ({ lotId, spotId, day, token }: BookingPlace): BookingId =>
  `${lotId}.${spotId}.${day}.${token}`;

/** What a driver reads out: `7G5K-Q2M4`, the end of the token. */
export const shortNumberOf = (bookingId: BookingId): string => {
  const token = bookingId.slice(-8);
  return `${token.slice(0, 4)}-${token.slice(4)}`;
};

/** How a booking came to be. */
export const bookingOrigins = ['driver', 'offer', 'series', 'move'] as const;

/** Why a booking ended before its time by somebody else's hand. */
export const endReasons = ['driver', 'closure', 'occupied', 'operator'] as const;
export type EndReason = (typeof endReasons)[number];

/** A spot for one vehicle from one quarter of an hour to another. */
export const Booking = z.object({
  bookingId: BookingId,
  personId: z.string(),
  plate: z.string(),
  state: BookingState,
  lotId: LotId,
  spotId: SpotId,
  from: Instant,
  to: Instant,
  origin: z.enum(bookingOrigins),
  createdAt: Instant,
  /** Until when it is held; after that it is anybody's. */
  heldUntil: z.optional(Instant),
  arrivedAt: z.optional(Instant),
  leftAt: z.optional(Instant),
  endedAt: z.optional(Instant),
  endReason: z.optional(z.enum(endReasons)),
  price: Price,
  overstay: z.optional(z.object({ minutes: z.int(), cents: z.int() })),
  seriesId: z.optional(z.string()),
  movedTo: z.optional(BookingId),
  movedFrom: z.optional(BookingId),
  version: z.int(),
});
export type Booking = z.infer<typeof Booking>;

/** A hold that was let go before anybody confirmed it: there was no booking yet to cancel. */
export const isDroppedHold = ({ state, heldUntil }: Pick<Booking, 'state' | 'heldUntil'>): boolean =>
  state === 'cancelled' && heldUntil !== undefined;
