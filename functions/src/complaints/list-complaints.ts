import { mayRead } from '@huzhou/shared/complaints/rights';
import type { listComplaints } from '@huzhou/shared/complaints/routes';
import type { Caller } from '@huzhou/shared/identity/caller';
import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Handler } from '../platform/http.ts';
import { summaryOf } from './complaint-summary.ts';
import { decodeCursor, encodeCursor, type ListView } from './list-cursor.ts';
import { areasOf, queuesOf } from './list-sources.ts';
import type { ComplaintLists, ListedCase } from './ports.ts';

const pageSize = 20;

type Source = (after: string | undefined, most: number) => Promise<readonly ListedCase[]>;

/** Where the rows of a view come from; undefined when the view is not for this caller. */
const sourcesOf = (lists: ComplaintLists, view: ListView, { personId, staff }: Caller): Source[] | undefined => {
  if (view === 'mine') return [(after, most) => lists.reportedBy(personId, after, most)];
  if (staff === undefined || staff.grants.length === 0) return undefined;
  return view === 'queue'
    ? queuesOf(staff).map((unitId) => (after, most) => lists.queueOf(unitId, after, most))
    : areasOf(staff).map((area) => (after, most) => lists.openIn(area, after, most));
};

const merged = (pages: readonly (readonly ListedCase[])[], newestFirst: boolean): readonly ListedCase[] => {
  const bySort = new Map(pages.flat().map((listed) => [listed.sort, listed]));
  const ascending = [...bySort.values()].sort((one, other) => (one.sort < other.sort ? -1 : 1));
  return newestFirst ? ascending.reverse() : ascending;
};

/** My complaints, my queue, or my area, a page at a time. */
export const createListComplaints =
  ({ lists, clock }: { readonly lists: ComplaintLists; readonly clock: Clock }): Handler<typeof listComplaints> =>
  async ({ query: { view, cursor } }, caller) => {
    const after = cursor === undefined ? undefined : decodeCursor(view, cursor);
    if (cursor !== undefined && after === undefined)
      return err(invalidInput({ field: 'cursor', message: '翻页位置不正确，请从第一页重新查看' }));
    const sources = sourcesOf(lists, view, caller);
    if (sources === undefined) return err(failure('forbidden'));
    const now = clock.now();
    const pages = await Promise.all(sources.map((source) => source(after, pageSize + 1)));
    const rows = merged(pages, view === 'mine');
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    return ok({
      // An index lags behind its rows by moments; rights are looked at for each row all the same.
      complaints: page
        .filter(({ complaint }) => mayRead(complaint, caller))
        .map(({ complaint }) => summaryOf(complaint, now)),
      ...(last !== undefined && rows.length > pageSize ? { nextCursor: encodeCursor(view, last.sort) } : {}),
    });
  };
