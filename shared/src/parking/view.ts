import * as z from 'zod/mini';
import { Point } from '../directory/place.ts';
import { Booking, BookingId } from './booking.ts';
import { bookingCommands } from './lifecycle.ts';
import { Lot, LotId } from './lot.ts';
import { Price, Tariff } from './tariff.ts';

/** What a list of lots says of one of them. */
export const LotSummary = z.object({
  lotId: LotId,
  name: z.string(),
  address: z.string(),
  point: Point,
  districtCode: z.string(),
  ownerKind: Lot.shape.ownerKind,
  tariff: Tariff,
  heightCentimetres: z.optional(z.int()),
  spots: z.int(),
  chargers: z.int(),
  demonstration: z.optional(z.boolean()),
});
export type LotSummary = z.infer<typeof LotSummary>;

/** Why nothing of a lot can be had for a time. */
export const offerRefusals = ['closed', 'unpublished', 'full'] as const;

/** A lot for exactly the time that was asked for. */
export const LotOffer = z.object({
  lot: LotSummary,
  meters: z.int(),
  /** On foot, rounded up. */
  walkMinutes: z.int(),
  /** Spots that are free for the whole time. */
  free: z.int(),
  refusal: z.optional(z.enum(offerRefusals)),
  price: Price,
  /** It lies in one of the city's areas of tension (停车紧张区域). */
  tension: z.optional(z.string()),
});
LotOffer.register(z.globalRegistry, { id: 'ParkingOffer' });
export type LotOffer = z.infer<typeof LotOffer>;

/** The quarters of one day: how many spots are free in each, −1 where the lot is not open. */
export const DayStrip = z.object({
  day: z.string(),
  quarters: z.array(z.int()).check(z.length(96)),
  /** The calendar of this day is not published, so only what is open on working days and on days of rest is offered. */
  unpublished: z.boolean(),
});
export type DayStrip = z.infer<typeof DayStrip>;

/** A booking as its driver or the lot's operator sees it. */
export const BookingView = z.object({
  ...Booking.shape,
  personId: z.optional(z.string()),
  lot: z.object({
    name: z.string(),
    address: z.string(),
    point: Point,
    entrance: z.string(),
    rules: z.string(),
    numbering: Lot.shape.numbering,
  }),
  /** What was agreed, by which an extension is reckoned; given where it may be extended. */
  tariff: z.optional(Tariff),
  /** What the caller may do with it now. */
  commands: z.array(z.enum(bookingCommands)),
  /** How far it may be extended now; absent where not at all. */
  extendableTo: z.optional(z.string()),
});
BookingView.register(z.globalRegistry, { id: 'ParkingBooking' });
export type BookingView = z.infer<typeof BookingView>;

/** The answer to "my spot is taken by somebody": what the booking became, and the one that goes on. */
export const MoveResult = z.object({ left: BookingView, next: z.optional(BookingView) });
export type MoveResult = z.infer<typeof MoveResult>;

export const ofBooking = z.object({ bookingId: BookingId });
export const ofLot = z.object({ lotId: LotId });
