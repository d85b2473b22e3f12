import { secondsIn } from '../kernel/time.ts';
import { slotsPerDay } from './slots.ts';

/** The rules of shared parking as numbers (湖州共享停车, 2025; what the plan leaves open is set here). */
export const parkingPolicy = {
  /** How long a spot is held while its driver decides. */
  holdSeconds: 5 * secondsIn.minute,
  /** How long the first in line alone may take what has become free. */
  offerSeconds: 10 * secondsIn.minute,
  /** After this a spot to which nobody came is free again. */
  noShowAfterSeconds: 30 * secondsIn.minute,
  /** A vehicle may come this long before its time, if it finds the spot free. */
  earlySeconds: 15 * secondsIn.minute,
  longestSlots: 3 * slotsPerDay,
  /** How far ahead one may book. */
  aheadDays: 14,
  /** A series reaches over a month at most. */
  seriesDays: 31,
  platesPerPerson: 3,
  /** Bookings that a person may have before them at once; a series counts as one. */
  activeBookings: 5,
  activeWaits: 5,
  /** Staying longer than this over the end is on record as an overstay. */
  overstayGraceMinutes: 10,
  /** An overstay costs the lot's own hours, times this. Free lots take `overstayCentsPerHour`. */
  overstayFactor: 2,
  overstayCentsPerHour: 5_00,
  /** Who overstays so often within `limitDays` may book for the same day only, until the oldest is past. */
  overstaysBeforeLimit: 2,
  noShowsBeforeLimit: 3,
  limitDays: 30,
  /** Another spot is looked for this far away when one is occupied or closed. */
  nearbyMeters: 800,
  /** A spot that somebody reports as occupied is kept from others for this long: who comes later reports again. */
  strangerSlots: 16,
  /** Of a person on foot. */
  metersPerMinute: 80,
} as const;
