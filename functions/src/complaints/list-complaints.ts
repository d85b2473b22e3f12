import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { caseGrants, commandRoles, mayRead } from '@huzhou/shared/complaints/rights';
import type { listComplaints } from '@huzhou/shared/complaints/routes';
import type { Role } from '@huzhou/shared/directory/role';
import type { Caller } from '@huzhou/shared/identity/caller';
import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Handler } from '../platform/http.ts';
import { summaryFor } from './complaint-summary.ts';
import { decodeCursor, encodeCursor, type ListView } from './list-cursor.ts';
import { areasOf, queuesOf } from './list-sources.ts';
import type { ComplaintLists, ListedCase } from './ports.ts';
import type { Reader } from './reader.ts';

const pageSize = 20;

type Source = (after: string | undefined, most: number) => Promise<readonly ListedCase[]>;

const deciders: readonly Role[] = commandRoles.extend;

/** Where the rows of a view come from; undefined when the view is not for this caller. */
const sourcesOf = (lists: ComplaintLists, view: ListView, { personId, staff }: Caller): Source[] | undefined => {
  if (view === 'mine') return [(after, most) => lists.reportedBy(personId, after, most)];
  if (view === 'followed') return [(after, most) => lists.followedBy(personId, after, most)];
  const grants = caseGrants(staff?.grants ?? []);
  if (staff === undefined || grants.length === 0) return undefined;
  if (view === 'queue') return queuesOf(staff).map((unitId) => (after, most) => lists.queueOf(unitId, after, most));
  if (view === 'area') return areasOf(grants).map((area) => (after, most) => lists.openIn(area, after, most));
  const deciding = grants.filter(({ role }) => deciders.includes(role));
  if (deciding.length === 0) return undefined;
  return areasOf(deciding).map((area) => (after, most) => lists.requestedIn(area, after, most));
};

const isNewestFirst = (view: ListView): boolean => view === 'mine' || view === 'followed';

/** Whether a row that an index still has belongs into the view: an index lags behind its rows by moments. */
const belongs = (view: ListView, complaint: Complaint, caller: Caller): boolean => {
  if (view === 'followed') return true;
  if (!mayRead(complaint, caller)) return false;
  const { request } = complaint;
  return view !== 'requests' || (request !== undefined && request.staffId !== caller.staff?.staffId);
};

/** As what the caller reads the rows of a view. */
const readers: Readonly<Record<ListView, Reader>> = {
  mine: 'reporter',
  followed: 'follower',
  queue: 'staff',
  area: 'staff',
  requests: 'staff',
};

const merged = (pages: readonly (readonly ListedCase[])[], newestFirst: boolean): readonly ListedCase[] => {
  const bySort = new Map(pages.flat().map((listed) => [listed.sort, listed]));
  const ascending = [...bySort.values()].sort((one, other) => (one.sort < other.sort ? -1 : 1));
  return newestFirst ? ascending.reverse() : ascending;
};

/** My complaints, what I follow, my queue, my area, or what waits for my word, a page at a time. */
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
    const rows = merged(pages, isNewestFirst(view));
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    return ok({
      complaints: page
        .filter(({ complaint }) => belongs(view, complaint, caller))
        .map(({ complaint }) => summaryFor(readers[view], complaint, now)),
      ...(last !== undefined && rows.length > pageSize ? { nextCursor: encodeCursor(view, last.sort) } : {}),
    });
  };
