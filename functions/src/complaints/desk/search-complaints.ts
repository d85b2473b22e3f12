import { dayInNumber, daysOf, fits, isoDay, spanOf, withoutEmpty } from '@huzhou/shared/complaints/case-filter';
import { type Complaint, ComplaintId } from '@huzhou/shared/complaints/complaint';
import type { CaseFilter } from '@huzhou/shared/complaints/desk';
import type { searchComplaints } from '@huzhou/shared/complaints/desk-routes';
import { mayRead } from '@huzhou/shared/complaints/rights';
import type { Caller } from '@huzhou/shared/identity/caller';
import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Handler } from '../../platform/http.ts';
import { summaryOf } from '../complaint-summary.ts';
import type { ComplaintStore } from '../ports.ts';
import type { CaseDays } from './day-repository.ts';
import type { FindForeign } from './foreign-number-reader.ts';
import { type Scope, scopesOf } from './scope.ts';
import { decodePosition, encodePosition } from './search-cursor.ts';
import { searchDays } from './search-days.ts';

export interface SearchDeps {
  readonly store: Pick<ComplaintStore, 'find'>;
  readonly caseDays: CaseDays;
  readonly findForeign: FindForeign;
  readonly clock: Clock;
  /** Begins to count the time of one search; what comes back says when it is up. */
  readonly startTimer: () => () => boolean;
}

/** The cases that a number names by itself: ours where it is whole, or one that another system has given. */
const named = async ({ store, findForeign }: SearchDeps, number: string): Promise<readonly Complaint[]> => {
  const ours = ComplaintId.safeParse(number.toUpperCase());
  const ids = ours.success ? [ours.data] : await findForeign(number);
  const found = await Promise.all(ids.map(store.find));
  return found.filter((complaint) => complaint !== undefined);
};

/** The days to look through: the filter's, or the one that is in a number of ours. */
const daysFor = (filter: CaseFilter, days: readonly string[]): readonly string[] => {
  const day = filter.number === undefined ? undefined : dayInNumber(filter.number);
  return day === undefined ? days : [day];
};

const isScopeOf = (scopes: readonly Scope[] | undefined): scopes is readonly Scope[] => scopes !== undefined;

/**
 * Finds cases, newest first. A number that names a case finds it whatever its day; all else is found by reading the
 * days, a page at a time and no longer than somebody waits: what is left is told by `nextCursor` and `searchedBackTo`.
 */
export const createSearchComplaints =
  (deps: SearchDeps): Handler<typeof searchComplaints> =>
  async ({ query: { cursor, ...asked } }, caller: Caller) => {
    const filter = withoutEmpty(asked);
    const now = deps.clock.now();
    const scopes = caller.staff === undefined ? undefined : scopesOf(caller.staff, filter.areaCode);
    if (!isScopeOf(scopes)) return err(failure('forbidden', '您只能查自己辖区和下级的案件'));
    const span = spanOf(filter, now);
    if (!span.ok) return err(invalidInput(span.failure));
    const position = cursor === undefined ? undefined : decodePosition(cursor);
    if (cursor !== undefined && position === undefined)
      return err(invalidInput({ field: 'cursor', message: '翻页位置不正确，请从第一页重新查看' }));

    const isWanted =
      (wanted: CaseFilter) =>
      (complaint: Complaint): boolean =>
        mayRead(complaint, caller) && fits(complaint, wanted, now);
    const { number, ...besides } = filter;
    if (number !== undefined && position === undefined) {
      // Whose number it is, is certain: another system may know one case under several, only one of which it bears.
      const found = (await named(deps, number)).filter(isWanted(besides));
      if (found.length > 0) return ok({ complaints: found.map((complaint) => summaryOf(complaint, now)) });
    }
    const page = await searchDays(deps.caseDays, {
      days: daysFor(filter, daysOf(span.value)),
      scopes,
      filter,
      now,
      isWanted: isWanted(filter),
      position,
      isTimeUp: deps.startTimer(),
    });
    return ok({
      complaints: page.cases.map((complaint) => summaryOf(complaint, now)),
      ...(page.next === undefined ? {} : { nextCursor: encodePosition(page.next) }),
      ...(page.searchedBackTo === undefined ? {} : { searchedBackTo: isoDay(page.searchedBackTo) }),
    });
  };
