import type { LedgerRow } from '@huzhou/shared/complaints/desk';
import { readLedger } from '@huzhou/shared/complaints/desk-routes';
import type { RouteReply } from '@huzhou/shared/contract/route';
import { ok, type Result } from '@huzhou/shared/kernel/result';
import { instantOf } from '@huzhou/shared/kernel/time';
import { useEffect, useState } from 'react';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';
import { serverNow } from '../../device/clock.ts';
import { listPace } from './list-pace.ts';
import { loadPages, type Pages } from './load-pages.ts';

export interface LedgerView {
  readonly areaCode?: string | undefined;
  readonly colour?: LedgerRow['colour'] | undefined;
  readonly only?: 'key' | 'mine' | undefined;
}

type Answer = RouteReply<typeof readLedger>;
const noCounts: Answer['counts'] = { blue: 0, yellow: 0, red: 0, key: 0 };

export interface LedgerPages extends Pages<LedgerRow> {
  readonly counts: Answer['counts'];
  readonly asOf: Answer['asOf'];
}

/** The first `most` pages of the ledger, with the counts of the whole. */
const loadLedger = async (view: LedgerView, most: number): Promise<Result<LedgerPages, ApiFailure>> => {
  let head: Pick<Answer, 'counts' | 'asOf'> | undefined;
  const loaded = await loadPages<LedgerRow>(async (cursor) => {
    const answer = await call(readLedger, { query: { ...view, ...(cursor === undefined ? {} : { cursor }) } });
    if (!answer.ok) return answer;
    head ??= answer.value;
    return ok({ complaints: answer.value.rows, nextCursor: answer.value.nextCursor });
  }, most);
  if (!loaded.ok) return loaded;
  const { counts = noCounts, asOf = instantOf(serverNow()) } = head ?? {};
  return ok({ ...loaded.value, counts, asOf });
};

export interface Ledger extends Pick<Fresh<LedgerPages>, 'value' | 'failure' | 'loadedAt' | 'refresh'> {
  /** The rows that are shown: a page of the server's is more than a phone should draw at once. */
  readonly rows: readonly LedgerRow[] | undefined;
  readonly hasMore: boolean;
  readonly loadMore: () => void;
}

const shownAtOnce = 15;

/** The ledger as it is now, kept fresh while it is looked at. */
export const useLedger = (view: LedgerView, personId: string): Ledger => {
  const key = `${personId} ${JSON.stringify(view)}`;
  const [most, setMost] = useState({ key, rows: shownAtOnce, pages: 1 });
  const { rows: shown, pages } = most.key === key ? most : { rows: shownAtOnce, pages: 1 };
  const { value, failure, loadedAt, refresh } = useFresh(() => loadLedger(view, pages), {
    everySeconds: (known) => listPace(known?.rows ?? []),
    key,
  });
  const owed = value?.hasMore === true && value.pages < pages;
  useEffect(() => {
    if (owed && failure === undefined) void refresh();
  }, [owed, failure, refresh]);
  const known = value?.rows.length ?? 0;
  return {
    ...(value === undefined ? {} : { value }),
    ...(failure === undefined ? {} : { failure }),
    ...(loadedAt === undefined ? {} : { loadedAt }),
    refresh,
    rows: value?.rows.slice(0, shown),
    hasMore: known > shown || value?.hasMore === true,
    loadMore: () => {
      const next = shown + shownAtOnce;
      setMost({ key, rows: next, pages: next > known && value?.hasMore === true ? value.pages + 1 : pages });
    },
  };
};
