import type { Instant } from '@huzhou/shared/kernel/time';
import type { Booking, BookingId } from '@huzhou/shared/parking/booking';
import type { BookingChange } from '@huzhou/shared/parking/booking-step';
import type { LotId, SpotId } from '@huzhou/shared/parking/lot';
import type { Permit } from '@huzhou/shared/parking/permit';
import type { SlotRange } from '@huzhou/shared/parking/slots';
import type { Tariff } from '@huzhou/shared/parking/tariff';
import type { TransactItems } from '../platform/table.ts';

/** A call that had an effect on a booking: remembered with it, so that the same call again answers the same. */
export interface KeptCall {
  /** Of person, route and Idempotency-Key. */
  readonly key: string;
  /** Of all that the call said. */
  readonly fingerprint: string;
}

/** A booking as it is stored: in the spot-day of its first day. */
export interface KeptBooking {
  readonly booking: Booking;
  /** What was agreed when it was made: extensions and overstays are reckoned by it. */
  readonly tariff: Tariff;
  /**
   * The number that stands in each of its slots: until when it is held, in epoch milliseconds, or `confirmed` above.
   * Nobody else's slots have it: who comes later has a later instant.
   */
  readonly claim: number;
  readonly calls: readonly KeptCall[];
}

/** The claims on one spot on one China day, and the bookings whose first day it is. */
export interface SpotDay {
  readonly lotId: LotId;
  readonly spotId: SpotId;
  readonly day: string;
  /** Rises with each write: orders copies. 0: there is no row yet. */
  readonly version: number;
  /** 96 numbers: until when each slot is claimed (see slot-claims.ts); 0 where it never was or was given back. */
  readonly claims: readonly number[];
  readonly bookings: readonly KeptBooking[];
}

export interface PartOfDay {
  readonly slots: SlotRange;
  readonly tokens: readonly string[];
}

/** Slots of one spot, counted through (slots.ts); they may reach over midnight. */
export interface SpotSlots {
  readonly lotId: LotId;
  readonly spotId: SpotId;
  readonly slots: readonly number[];
}

/** What a command made of a booking, and what becomes of its slots. */
export interface KeptChange extends BookingChange {
  readonly kept: KeptBooking;
  /** The call that asked for it; time and cameras have none. */
  readonly call?: KeptCall | undefined;
  /** Of the slots that it gives back, those in here are claimed by this number at once: a stranger, a closure. */
  readonly handOver?: (SlotRange & { readonly value: number }) | undefined;
  /** Of the slots that it gives back, only these are still its own: a hold that ran out may have lost some. */
  readonly stillOwn?: ReadonlySet<number> | undefined;
}

/** All or nothing: one conditional update where one spot-day is touched and nothing is beside, else one transaction. */
export interface BookingWrite {
  readonly now: Instant;
  /** New bookings; all their slots must be free. */
  readonly claims?: readonly KeptBooking[];
  readonly changes?: readonly KeptChange[];
  /** Slots that are claimed for nobody (8e15: a stranger; 9e15 + instant: a closure); they must be free. */
  readonly blocks?: readonly (SpotSlots & { readonly value: number })[];
  /** Slots that are given back if they have this number, and refuse the whole write if not. */
  readonly unblocks?: readonly (SpotSlots & { readonly value: number })[];
  /** Rows of others in the same transaction. */
  readonly beside?: TransactItems;
}

/**
 * `taken`: a slot is another's. `lost`: a booking moved on since it was read. `repeated`: a booking of this id is
 * there already. `refused`: a condition of a row beside did not hold. Nothing was written unless `done`.
 */
export type BookingWritten =
  | { readonly outcome: 'done' | 'taken' | 'lost' | 'refused' }
  | { readonly outcome: 'repeated'; readonly kept: KeptBooking };

/** The claims of the city. All reads are consistent: a claim is decided on what is, not on what was. */
export interface BookingStore {
  readonly find: (bookingId: BookingId) => Promise<KeptBooking | undefined>;
  /**
   * The spot-days of a lot that have a row, in the order of their spots; a spot that is not among them is free. With
   * `only`, no more of them is read than these slots and the bookings with these tokens.
   */
  readonly spotDays: (lotId: LotId, day: string, only?: PartOfDay) => Promise<readonly SpotDay[]>;
  /** The days of one spot, without its bookings. */
  readonly spotClaims: (lotId: LotId, spotId: SpotId, days: readonly string[]) => Promise<readonly SpotDay[]>;
  readonly write: (write: BookingWrite) => Promise<BookingWritten>;
  /** The same as part of somebody else's transaction, which commits all of it or nothing. */
  readonly itemsOf: (write: BookingWrite) => TransactItems;
}

/** What hangs on a person: what a new booking of theirs is measured by. Made from the stream, so a moment behind. */
export interface DriverFile {
  readonly permits: readonly Permit[];
  /** Of the last 35 days and all that are to come, the earliest first. */
  readonly bookings: readonly Booking[];
}

export interface Drivers {
  readonly read: (personId: string, now: Instant) => Promise<DriverFile>;
  /** Settled bookings, the latest first, after the row whose sort key is `after`. */
  readonly past: (
    personId: string,
    after: string | undefined,
    most: number,
  ) => Promise<{ readonly bookings: readonly Booking[]; readonly next?: string }>;
}
