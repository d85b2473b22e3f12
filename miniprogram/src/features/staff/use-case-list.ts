import { listComplaints } from '@huzhou/shared/complaints/routes';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { useEffect, useState } from 'react';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { useFresh } from '../../api/use-fresh.ts';
import { listPace } from './list-pace.ts';
import { loadPages, type Pages } from './load-pages.ts';

export interface CaseList {
  /** Nearest deadline first; undefined until the first answer. */
  readonly rows: readonly ComplaintSummary[] | undefined;
  readonly failure: ApiFailure | undefined;
  readonly loadedAt: number | undefined;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  readonly loadMore: () => void;
  readonly refresh: () => Promise<void>;
}

export interface CaseListOptions {
  readonly view: 'queue' | 'area' | 'requests';
  /** Whose list it is: another person, another list. */
  readonly personId: string;
  /** How many pages of 20 to begin with. */
  readonly pages?: number;
}

/** A list of cases that keeps itself fresh while its page is shown: all of it that has been looked at. */
export const useCaseList = ({ view, personId, pages = 1 }: CaseListOptions): CaseList => {
  const [most, setMost] = useState(pages);
  const { value, failure, loadedAt, refresh } = useFresh<Pages<ComplaintSummary>>(
    () =>
      loadPages(
        (cursor) => call(listComplaints, { query: { view, ...(cursor === undefined ? {} : { cursor }) } }),
        most,
      ),
    { everySeconds: (known) => listPace(known?.rows ?? []), key: `${personId} ${view}` },
  );
  const owed = value?.hasMore === true && value.pages < most;
  useEffect(() => {
    // A load that was under way when more was asked for brings the old number of pages: ask once more.
    if (owed && failure === undefined) void refresh();
  }, [owed, failure, refresh]);
  return {
    rows: value?.rows,
    failure,
    loadedAt,
    hasMore: value?.hasMore === true,
    loadingMore: owed && failure === undefined,
    loadMore: () => {
      if (value?.hasMore === true && !owed) setMost(value.pages + 1);
      else if (owed) void refresh();
    },
    refresh,
  };
};
