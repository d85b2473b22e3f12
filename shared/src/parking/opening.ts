import { type DayKind, dayKindOf, isPublished } from './calendar.ts';
import { type DayKinds, type DayWindow, quarterOf, type Season, type Sharing } from './sharing.ts';
import { byDay, indexInDay, type SlotRange, slotsPerDay } from './slots.ts';

const isInSeason = ({ from, to }: Season, monthDay: string): boolean =>
  from <= to ? from <= monthDay && monthDay <= to : monthDay >= from || monthDay <= to;

/** What holds on a day of the year: the first season that it lies in, otherwise the usual. */
const kindsOn = ({ days, seasons }: Sharing, day: string): DayKinds => {
  const monthDay = `${day.slice(4, 6)}-${day.slice(6)}`;
  return seasons.find((season) => isInSeason(season, monthDay))?.days ?? days;
};

const lies = (windows: readonly DayWindow[], quarter: number): boolean =>
  windows.some(({ from, to }) => quarterOf(from) <= quarter && quarter < quarterOf(to));

type Quarter = 'open' | 'closed' | 'unpublished';

const quarterOn = ({ working, rest }: DayKinds, kind: DayKind, quarter: number): Quarter => {
  if (isPublished(kind)) return lies(kind === 'working' ? working : rest, quarter) ? 'open' : 'closed';
  const [atWork, atRest] = [lies(working, quarter), lies(rest, quarter)];
  return atWork !== atRest ? 'unpublished' : atWork ? 'open' : 'closed';
};

const quartersOn = (sharing: Sharing, day: string): readonly Quarter[] => {
  const [kinds, kind] = [kindsOn(sharing, day), dayKindOf(day)];
  return Array.from({ length: slotsPerDay }, (_none, quarter) => quarterOn(kinds, kind, quarter));
};

export interface OpenDay {
  /** For each quarter of the day, 0 to 95. */
  readonly open: readonly boolean[];
  /**
   * Some quarter is closed only because nobody knows yet whether the day will be worked: of a year that is not
   * published, what is open on working days and on days of rest alike is offered, and no more.
   */
  readonly unpublished: boolean;
}

/** When a lot is shared on a China day, `YYYYMMDD`. */
export const openQuarters = (sharing: Sharing, day: string): OpenDay => {
  const quarters = quartersOn(sharing, day);
  return {
    open: quarters.map((quarter) => quarter === 'open'),
    unpublished: quarters.includes('unpublished'),
  };
};

/** Why a lot is not shared for a whole time; undefined when it is. What is closed for sure is said first. */
export const whyClosed = (sharing: Sharing, range: SlotRange): 'closed' | 'unpublished' | undefined => {
  const found = new Set(
    byDay(range).flatMap(({ day, from, to }) =>
      quartersOn(sharing, day).slice(indexInDay(from), indexInDay(from) + to - from),
    ),
  );
  return found.has('closed') ? 'closed' : found.has('unpublished') ? 'unpublished' : undefined;
};
