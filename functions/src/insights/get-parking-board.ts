import type { ParkingBoard } from '@huzhou/shared/insights/parking';
import type { getParkingBoard } from '@huzhou/shared/insights/routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { AreaDay, ParkingDay } from '@huzhou/shared/parking/figures/day-figures';
import { cached } from '../platform/cache.ts';
import type { Handler } from '../platform/http.ts';
import { compactDay, todayInChina, writtenSpan } from './calendar.ts';

export interface ParkingReader {
  /** The last days up to one that were counted, oldest first. */
  readonly days: (last: string, most: number) => Promise<readonly ParkingDay[]>;
  readonly areas: (day: string) => Promise<readonly AreaDay[]>;
}

const trendDays = 30;
/** A board that everybody sees is made once a minute, however many look. */
const freshSeconds = 60;

/** Searches that found nothing and bookings that were refused: what was asked for beyond what there was. */
const unmet = ({ searchesWithoutResult, refusals, waits }: AreaDay): number => searchesWithoutResult + refusals + waits;

const trendOf = ({ day, opened, bookings, noShows, searches, searchesWithoutResult }: ParkingDay) => ({
  day: writtenSpan(day),
  spots: opened.reduce((sum, { spots }) => sum + spots, 0),
  bookings,
  noShows,
  searches,
  searchesWithoutResult,
});

/** The public board of shared parking. */
export const createGetParkingBoard = ({
  reader,
  clock,
}: {
  readonly reader: ParkingReader;
  readonly clock: Clock;
}): Handler<typeof getParkingBoard> => {
  const make = async (day: string): Promise<ParkingBoard> => {
    const [days, areas] = await Promise.all([reader.days(day, trendDays), reader.areas(day)]);
    const figures = days.find((counted) => counted.day === day);
    return {
      asOf: figures?.at ?? clock.now(),
      day: writtenSpan(day),
      ...(figures === undefined ? {} : { figures }),
      areas: [...areas].sort((one, other) => unmet(other) - unmet(one) || other.searches - one.searches),
      trend: days.map(trendOf),
    };
  };
  const board = cached({ clock, freshSeconds, mostKeys: 50 }, make);

  return async ({ query: { day } }) => ok(await board(day === undefined ? todayInChina(clock.now()) : compactDay(day)));
};
