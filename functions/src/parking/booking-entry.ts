import { epochMilliseconds, type Instant, instantOf } from '@huzhou/shared/kernel/time';
import { bookingIdOf, bookingOrigins, endReasons } from '@huzhou/shared/parking/booking';
import { BookingState } from '@huzhou/shared/parking/lifecycle';
import { Price, Tariff } from '@huzhou/shared/parking/tariff';
import * as z from 'zod/mini';
import type { KeptBooking } from './ports.ts';

const moment = z.int();

/**
 * A booking within its spot-day. The row is written as a whole, and each kilobyte of it is paid for, so instants are
 * numbers and what the row's key and the attribute's name say is left out.
 */
const Entry = z.object({
  person: z.string(),
  plate: z.string(),
  state: BookingState,
  from: moment,
  to: moment,
  origin: z.enum(bookingOrigins),
  made: moment,
  held: z.optional(moment),
  arrived: z.optional(moment),
  left: z.optional(moment),
  ended: z.optional(moment),
  why: z.optional(z.enum(endReasons)),
  price: Price,
  overstay: z.optional(z.object({ minutes: z.int(), cents: z.int() })),
  series: z.optional(z.string()),
  movedTo: z.optional(z.string()),
  movedFrom: z.optional(z.string()),
  version: z.int(),
  claim: z.number(),
  tariff: Tariff,
  /** `<key> <fingerprint>` */
  calls: z.optional(z.array(z.string())),
});
type Entry = z.infer<typeof Entry>;

const numberOf = (instant: Instant | undefined): number | undefined =>
  instant === undefined ? undefined : epochMilliseconds(instant);

const instants = (found: Readonly<Record<string, number | undefined>>) =>
  Object.fromEntries(
    Object.entries(found).flatMap(([name, at]) => (at === undefined ? [] : [[name, instantOf(at)] as const])),
  );

/** What is undefined is left out by the document client. */
export const entryOf = ({ booking, tariff, claim, calls }: KeptBooking): Readonly<Record<string, unknown>> => ({
  person: booking.personId,
  plate: booking.plate,
  state: booking.state,
  from: numberOf(booking.from),
  to: numberOf(booking.to),
  origin: booking.origin,
  made: numberOf(booking.createdAt),
  held: numberOf(booking.heldUntil),
  arrived: numberOf(booking.arrivedAt),
  left: numberOf(booking.leftAt),
  ended: numberOf(booking.endedAt),
  why: booking.endReason,
  price: booking.price,
  overstay: booking.overstay,
  series: booking.seriesId,
  movedTo: booking.movedTo,
  movedFrom: booking.movedFrom,
  version: booking.version,
  claim,
  tariff,
  calls: calls.length === 0 ? undefined : calls.map(({ key, fingerprint }) => `${key} ${fingerprint}`),
});

interface Where {
  readonly lotId: string;
  readonly spotId: string;
  readonly day: string;
  readonly token: string;
}

const callOf = (text: string) => {
  const [key = '', fingerprint = ''] = text.split(' ');
  return { key, fingerprint };
};

export const readEntry = (where: Where, found: unknown): KeptBooking => {
  const entry: Entry = z.parse(Entry, found);
  const { person: personId, plate, state, origin, price, overstay, version, why, series, movedTo, movedFrom } = entry;
  const { claim, tariff, calls = [] } = entry;
  return {
    booking: {
      bookingId: bookingIdOf(where),
      personId,
      plate,
      state,
      lotId: where.lotId,
      spotId: where.spotId,
      from: instantOf(entry.from),
      to: instantOf(entry.to),
      origin,
      createdAt: instantOf(entry.made),
      ...instants({ heldUntil: entry.held, arrivedAt: entry.arrived, leftAt: entry.left, endedAt: entry.ended }),
      ...(why === undefined ? {} : { endReason: why }),
      price,
      ...(overstay === undefined ? {} : { overstay }),
      ...(series === undefined ? {} : { seriesId: series }),
      ...(movedTo === undefined ? {} : { movedTo }),
      ...(movedFrom === undefined ? {} : { movedFrom }),
      version,
    },
    tariff,
    claim,
    calls: calls.map(callOf),
  };
};
