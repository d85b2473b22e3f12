import type { CaseFilter } from '@huzhou/shared/complaints/desk';
import { searchComplaints } from '@huzhou/shared/complaints/desk-routes';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { useRef, useState } from 'react';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';

export interface Found {
  readonly filter: CaseFilter;
  readonly rows: readonly ComplaintSummary[];
  readonly nextCursor?: string | undefined;
  /** The day down to which has been looked, `2026-11-03`. */
  readonly searchedBackTo?: string | undefined;
}

export interface CaseSearch {
  /** Undefined before the first answer. */
  readonly found: Found | undefined;
  readonly failure: ApiFailure | undefined;
  readonly busy: boolean;
  readonly run: (filter: CaseFilter) => void;
  /** Looks further back. */
  readonly goOn: () => void;
}

const withoutTwice = (rows: readonly ComplaintSummary[]): readonly ComplaintSummary[] => [
  ...new Map(rows.map((row) => [row.complaintId, row])).values(),
];

/** One search at a time; an answer to an earlier one that comes late is nobody's any more. */
export const useSearch = (): CaseSearch => {
  const [found, setFound] = useState<Found>();
  const [failure, setFailure] = useState<ApiFailure>();
  const [busy, setBusy] = useState(false);
  const asked = useRef(0);

  const ask = async (filter: CaseFilter, before?: Found): Promise<void> => {
    asked.current += 1;
    const mine = asked.current;
    setBusy(true);
    setFailure(undefined);
    if (before === undefined) setFound(undefined);
    const cursor = before?.nextCursor;
    const answer = await call(searchComplaints, { query: { ...filter, ...(cursor === undefined ? {} : { cursor }) } });
    if (mine !== asked.current) return;
    setBusy(false);
    if (!answer.ok) return setFailure(answer.failure);
    const { complaints, nextCursor, searchedBackTo } = answer.value;
    setFound({
      filter,
      rows: withoutTwice([...(before?.rows ?? []), ...complaints]),
      nextCursor,
      searchedBackTo: searchedBackTo ?? before?.searchedBackTo,
    });
  };

  return {
    found,
    failure,
    busy,
    run: (filter) => void ask(filter),
    goOn: () => {
      if (!busy && found?.nextCursor !== undefined) void ask(found.filter, found);
    },
  };
};
