import type { Instant } from '@huzhou/shared/kernel/time';
import { type BookingId, placeOfBooking } from '@huzhou/shared/parking/booking';

/** The primary key of a row of the parking table. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** A lot, its spots within its row, and its closures lie under one partition key, so that one query reads it whole. */
export const lotPartition = (lotId: string): string => `LOT#${lotId}`;
export const lotKey = (lotId: string): Key => ({ pk: lotPartition(lotId), sk: 'LOT' });
export const closurePrefix = 'CLOSURE#';
export const closureKey = (lotId: string, createdAt: Instant, closureId: string): Key => ({
  pk: lotPartition(lotId),
  sk: `${closurePrefix}${createdAt}#${closureId}`,
});

/** The claims on all spots of a lot on one day (`YYYYMMDD`, China) lie together: what is free is one query. */
export const dayPartition = (lotId: string, day: string): string => `LOT#${lotId}#${day}`;
const spotPrefix = 'SPOT#';
export const spotDayKey = (lotId: string, spotId: string, day: string): Key => ({
  pk: dayPartition(lotId, day),
  sk: `${spotPrefix}${spotId}`,
});
/** How often somebody was refused on a day because the lot was full. */
export const refusalsKey = (lotId: string, day: string): Key => ({ pk: dayPartition(lotId, day), sk: 'FIGURES' });
/** Where a booking is kept: with the claims of its first day. */
export const spotDayOf = (bookingId: BookingId): Key => {
  const { lotId, spotId, day } = placeOfBooking(bookingId);
  return spotDayKey(lotId, spotId, day);
};

/** What is claimed in the whole city, by day and lot: one query tells it for the days of a search. */
export const availabilityPartition = 'AVAILABILITY';
export const availabilityKey = (day: string, lotId: string): Key => ({
  pk: availabilityPartition,
  sk: `${day}#${lotId}`,
});

/** Permits, bookings and waits of a person lie together: what a booking must ask is one query. */
export const driverPartition = (personId: string): string => `DRIVER#${personId}`;
export const driverKey = (personId: string): Key => ({ pk: driverPartition(personId), sk: 'DRIVER' });
export const permitPrefix = 'PERMIT#';
export const permitKey = (personId: string, permitId: string): Key => ({
  pk: driverPartition(personId),
  sk: `${permitPrefix}${permitId}`,
});
export const contestPrefix = 'CONTEST#';
/** A contest as the one who made it finds it. */
export const contestOfDriverKey = (personId: string, requestId: string): Key => ({
  pk: driverPartition(personId),
  sk: `${contestPrefix}${requestId}`,
});
export const bookingPrefix = 'BOOKING#';
/** The copy of a booking that its driver's list, the gates and the sweeper read; made from the stream. */
export const bookingCopyKey = (personId: string, from: Instant, bookingId: BookingId): Key => ({
  pk: driverPartition(personId),
  sk: `${bookingPrefix}${from}#${bookingId}`,
});
export const waitPrefix = 'WAIT#';
export const waitOfDriverKey = (personId: string, waitId: string): Key => ({
  pk: driverPartition(personId),
  sk: `${waitPrefix}${waitId}`,
});

/** A plate belongs to one person at a time: whoever this row says. */
export const holderKey = (plate: string): Key => ({ pk: `PLATE#${plate}`, sk: 'HOLDER' });
/** An application or a contest that an officer has to decide. */
export const requestKey = (requestId: string): Key => ({ pk: `REQUEST#${requestId}`, sk: 'REQUEST' });

/** The line for a lot, in the order of joining. */
export const waitlistPartition = (lotId: string): string => `WAITLIST#${lotId}`;
export const waitKey = (lotId: string, since: Instant, token: string): Key => ({
  pk: waitlistPartition(lotId),
  sk: `${since}#${token}`,
});

/** One report of a gate, however often it is sent. */
export const gateEventKey = (sourceId: string, eventId: string): Key => ({ pk: `GATE#${sourceId}`, sk: eventId });
/** What the gates of a lot saw on a day. */
export const gateLogPartition = (lotId: string, day: string): string => `GATELOG#${lotId}#${day}`;

/** Index `byList`: all lots, and what waits for an officer. */
export const lotList = 'LOTS';
export const requestList = 'REQUESTS';
/** Index `byActive`: bookings that hold a spot now, by lot; sorted by plate, so that a gate finds its own. */
export const activeKey = (lotId: string): string => `ACTIVE#${lotId}`;
/** The same index: bookings that ended lately, for gates that tell late. */
export const endedKey = (lotId: string): string => `LEFT#${lotId}`;
/** Index `byLook`: what the sweeper has to look at, spread over this many keys. */
export const lookShards = 8;
export const lookKey = (shard: number): string => `LOOK#${shard}`;
export const indexSort = (instant: Instant, id: string): string => `${instant}#${id}`;
/** What was asked for on a day, a row for each tension area. */
export const demandPartition = (day: string): string => `DEMAND#${day}`;
/** What gates saw of the vehicle of a booking. */
export const sightingsPartition = (bookingId: BookingId): string => `SEEN#${bookingId}`;
