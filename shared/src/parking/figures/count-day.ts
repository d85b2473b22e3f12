import type { Instant } from '../../kernel/time.ts';
import { type Booking, isDroppedHold } from '../booking.ts';
import type { BookingState } from '../lifecycle.ts';
import { type Lot, programmes, promisedSpots } from '../lot.ts';
import { openQuarters } from '../opening.ts';
import { type TensionArea, tensionAreaAt, tensionAreas } from '../tension-areas.ts';
import type { AreaDay, ParkingDay } from './day-figures.ts';
import { type Demand, demandOf, noDemand, sumOfDemand } from './demand.ts';

/** A lot on one day: what is claimed of its spots, and the bookings whose first day it is. */
export interface LotDay {
  readonly lot: Lot;
  /** For each spot with any claim: whether a quarter is booked, 0 to 95. */
  readonly booked: readonly ((quarter: number) => boolean)[];
  readonly bookings: readonly Pick<Booking, 'state' | 'overstay' | 'heldUntil'>[];
}

const hoursOfDay = Array.from({ length: 24 }, (_, hour) => hour);
const quartersOf = (hour: number): readonly number[] => [0, 1, 2, 3].map((quarter) => hour * 4 + quarter);

/** A lot in figures. */
interface Counted {
  readonly lot: Lot;
  readonly area: TensionArea | undefined;
  /** Spots that are open on some part of the day. */
  readonly spots: number;
  /** By hour, in spots. */
  readonly open: readonly number[];
  readonly booked: readonly number[];
  readonly bookings: number;
  readonly noShows: number;
  readonly overstays: number;
  readonly cancelled: number;
}

const count = ({ lot, booked, bookings }: LotDay, day: string): Counted => {
  const { open } = openQuarters(lot.sharing, day);
  const spotsAt = (quarter: number): number => (open[quarter] === true && !lot.paused ? lot.spots : 0);
  const bookedAt = (quarter: number): number => booked.filter((isBooked) => isBooked(quarter)).length;
  const perHour = (of: (quarter: number) => number) =>
    hoursOfDay.map((hour) => quartersOf(hour).reduce((sum, quarter) => sum + of(quarter), 0) / 4);
  const inState = (...states: readonly BookingState[]) => bookings.filter(({ state }) => states.includes(state)).length;
  return {
    lot,
    area: tensionAreaAt(lot.point),
    spots: open.includes(true) && !lot.paused ? lot.spots : 0,
    open: perHour(spotsAt),
    booked: perHour(bookedAt),
    // A hold is not one yet, and what was moved goes on as another one.
    bookings: inState('confirmed', 'arrived', 'left', 'no-show'),
    noShows: inState('no-show'),
    overstays: bookings.filter(({ overstay }) => overstay !== undefined).length,
    cancelled: bookings.filter((booking) => booking.state === 'cancelled' && !isDroppedHold(booking)).length,
  };
};

const sum = (counted: readonly Counted[], of: (one: Counted) => number): number =>
  counted.reduce((total, one) => total + of(one), 0);

const useByHour = (counted: readonly Counted[]) =>
  hoursOfDay.map((hour) => ({
    hour,
    open: sum(counted, ({ open }) => open[hour] ?? 0),
    booked: sum(counted, ({ booked }) => booked[hour] ?? 0),
  }));

const areaOf = ({ areaId, name, districtCode }: TensionArea, counted: readonly Counted[], demand: Demand): AreaDay => {
  const within = counted.filter(({ area }) => area?.areaId === areaId);
  return {
    areaId,
    name,
    districtCode,
    spots: sum(within, ({ spots }) => spots),
    ...sumOfDemand(demand),
    bookings: sum(within, ({ bookings }) => bookings),
    hours: useByHour(within).map(({ hour, open, booked }) => ({ hour, demand: demandOf(demand, hour), open, booked })),
  };
};

/**
 * The figures of a day, from all lots, all claims and what was asked for (by tension area, the rest of the city under
 * `elsewhere`). Nothing is added to what was counted before, so it may be counted as often as one likes.
 */
export const countDay = (
  day: string,
  at: Instant,
  lotDays: readonly LotDay[],
  demand: ReadonlyMap<string, Demand>,
): { readonly city: ParkingDay; readonly areas: readonly AreaDay[] } => {
  const counted = lotDays.map((lotDay) => count(lotDay, day));
  const asked = sumOfDemand([...demand.values()].flat());
  return {
    city: {
      day,
      at,
      lots: counted.filter(({ spots }) => spots > 0).length,
      demonstration: counted.some(({ lot, spots }) => spots > 0 && lot.demonstration === true),
      opened: programmes.map((programme) => ({
        programme,
        spots: sum(counted, ({ lot, spots }) => (lot.programme === programme ? spots : 0)),
        promised: promisedSpots[programme],
      })),
      hours: useByHour(counted),
      bookings: sum(counted, ({ bookings }) => bookings),
      noShows: sum(counted, ({ noShows }) => noShows),
      overstays: sum(counted, ({ overstays }) => overstays),
      cancelled: sum(counted, ({ cancelled }) => cancelled),
      ...asked,
    },
    areas: tensionAreas.map((area) => areaOf(area, counted, demand.get(area.areaId) ?? noDemand)),
  };
};
