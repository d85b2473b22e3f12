import * as z from 'zod/mini';
import { Instant } from '../../kernel/time.ts';
import { programmes } from '../lot.ts';

/** Spots of one half of the promise that are open to others on some part of the day, against how many were promised. */
const Opened = z.object({ programme: z.enum(programmes), spots: z.int(), promised: z.int() });

/** One hour of the day, 0 to 23, in spots: `open` to others, `booked` of those. Fractions are parts of the hour. */
const HourUse = z.object({ hour: z.int(), open: z.number(), booked: z.number() });

/** Shared parking on one China day. Nothing in it leads to a person or a vehicle. */
export const ParkingDay = z.object({
  /** `YYYYMMDD` */
  day: z.string(),
  /** When it was counted; counting again gives what is true then. */
  at: Instant,
  lots: z.int(),
  /** Some of the lots are made up, to try the product with: whoever shows the figures says so. */
  demonstration: z.boolean(),
  opened: z.array(Opened),
  hours: z.array(HourUse),
  /** Bookings that begin on this day: confirmed, arrived, left, and those to which nobody came; cancelled ones are not in it. */
  bookings: z.int(),
  noShows: z.int(),
  overstays: z.int(),
  cancelled: z.int(),
  /** Searches for this day, and those of them that found nothing free. */
  searches: z.int(),
  searchesWithoutResult: z.int(),
  /** Bookings that were refused because nothing was free. */
  refusals: z.int(),
  waits: z.int(),
});
export type ParkingDay = z.infer<typeof ParkingDay>;

/** Demand and supply of one hour of a tension area: all that was asked for, and the spots that there were. */
const AreaHour = z.object({ hour: z.int(), demand: z.int(), open: z.number(), booked: z.number() });

/** One of the city's areas where parking is short. */
export const AreaDay = z.object({
  areaId: z.string(),
  name: z.string(),
  districtCode: z.string(),
  /** Spots in lots within the area that are open on some part of the day. */
  spots: z.int(),
  searches: z.int(),
  searchesWithoutResult: z.int(),
  refusals: z.int(),
  waits: z.int(),
  bookings: z.int(),
  hours: z.array(AreaHour),
});
export type AreaDay = z.infer<typeof AreaDay>;

/** Rows of the figures table. */
export const parkingDays = 'PARKING#DAY';
export const parkingAreas = 'PARKING#AREAS';
export const dayKey = (day: string) => ({ pk: parkingDays, sk: day });
export const areasKey = (day: string) => ({ pk: parkingAreas, sk: day });
export const AreasRow = z.object({ areas: z.array(AreaDay) });
