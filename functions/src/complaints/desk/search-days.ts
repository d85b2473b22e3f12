import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { CaseFilter } from '@huzhou/shared/complaints/desk';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { ListedCase } from '../ports.ts';
import { conditionOf } from './case-condition.ts';
import type { CaseDays } from './day-repository.ts';
import type { Scope } from './scope.ts';
import { beforeDay, positionAt, type SearchPosition } from './search-cursor.ts';

export const searchPageSize = 20;

/** A busy day's cases fill the page by themselves; where nothing is found, more and more days are read at once. */
const mostDaysAtOnce = 8;

interface Search {
  /** `YYYYMMDD`, newest first. */
  readonly days: readonly string[];
  readonly scopes: readonly Scope[];
  readonly filter: CaseFilter;
  readonly now: Instant;
  readonly isWanted: (complaint: Complaint) => boolean;
  readonly position: SearchPosition | undefined;
  readonly isTimeUp: () => boolean;
}

export interface SearchPage {
  readonly cases: readonly Complaint[];
  readonly next?: SearchPosition;
  /** The oldest day that was looked at, in part or whole. */
  readonly searchedBackTo?: string;
}

interface DayFound {
  readonly cases: readonly ListedCase[];
  /** Below this there may be more of the day. */
  readonly stoppedAt?: string;
}

/** One day of all districts. What lies below where one of them stopped is left for the next page of all. */
const readDay = async (caseDays: CaseDays, search: Search, day: string, sips: boolean): Promise<DayFound> => {
  const { scopes, filter, now, isWanted, position, isTimeUp } = search;
  const before = position !== undefined && position.day === day ? position.before : undefined;
  const found = await Promise.all(
    scopes.map((scope) =>
      caseDays.read({
        districtCode: scope.districtCode,
        day,
        before,
        condition: conditionOf(filter, scope, now),
        fits: isWanted,
        most: searchPageSize + 1,
        isTimeUp,
        sips,
      }),
    ),
  );
  const stops = found.flatMap(({ stoppedAt }) => (stoppedAt === undefined ? [] : [stoppedAt])).sort();
  const stoppedAt = stops.at(-1);
  const cases = found
    .flatMap((part) => part.cases)
    .filter(({ sort }) => stoppedAt === undefined || sort >= stoppedAt)
    .sort((one, other) => (one.sort > other.sort ? -1 : 1));
  return { cases, ...(stoppedAt === undefined ? {} : { stoppedAt }) };
};

/** Reads days, newest first, until a page is full, the days are through, or the time is up. */
export const searchDays = async (caseDays: CaseDays, search: Search): Promise<SearchPage> => {
  const { position, isTimeUp } = search;
  const days = search.days.filter((day) => position === undefined || day <= position.day);
  const page: Complaint[] = [];
  let back: string | undefined;
  for (let read = 0, atOnce = 1; read < days.length; atOnce = Math.min(2 * atOnce, mostDaysAtOnce)) {
    if (back !== undefined && isTimeUp()) return { cases: page, next: beforeDay(back), searchedBackTo: back };
    const batch = days.slice(read, read + atOnce);
    const found = await Promise.all(batch.map((day) => readDay(caseDays, search, day, read === 0)));
    for (const [index, day] of batch.entries()) {
      const { cases, stoppedAt } = found[index] ?? { cases: [] };
      back = day;
      const room = searchPageSize - page.length;
      const last = cases.slice(0, room).at(-1);
      page.push(...cases.slice(0, room).map(({ complaint }) => complaint));
      if (cases.length > room && last !== undefined)
        return { cases: page, next: positionAt(last.sort), searchedBackTo: day };
      // The page is just full: whether there is more is for the next one to find out.
      if (stoppedAt !== undefined) return { cases: page, next: positionAt(stoppedAt), searchedBackTo: day };
      if (page.length === searchPageSize && (index < batch.length - 1 || read + batch.length < days.length))
        return { cases: page, next: beforeDay(day), searchedBackTo: day };
    }
    read += batch.length;
  }
  return { cases: page, ...(back === undefined ? {} : { searchedBackTo: back }) };
};
