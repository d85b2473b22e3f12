import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';
import { AreaDay, ParkingDay } from '../parking/figures/day-figures.ts';
import { Day } from './board.ts';

/**
 * The public figures of shared parking: what was opened against what was promised, the use of a day by the hour, what
 * was asked for and what there was in the areas where parking is short. Nothing in it leads to a person or a vehicle.
 */
export const ParkingBoard = z.object({
  asOf: Instant,
  day: Day,
  /** Absent where nothing has been counted of that day. */
  figures: z.optional(ParkingDay),
  /** The city's areas of tension, by how much more was asked for than there was, most first. */
  areas: z.array(AreaDay),
  /** The last thirty days that were counted, oldest first. */
  trend: z.array(
    z.object({
      day: Day,
      spots: z.int(),
      bookings: z.int(),
      noShows: z.int(),
      searches: z.int(),
      searchesWithoutResult: z.int(),
    }),
  ),
});
ParkingBoard.register(z.globalRegistry, { id: 'ParkingBoard' });
export type ParkingBoard = z.infer<typeof ParkingBoard>;
