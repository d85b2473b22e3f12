import { listComplaints } from '@huzhou/shared/complaints/routes';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/api.ts';
import type { ApiFailure } from '../../api/failure.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';
import { mergeRows } from './merge-rows.ts';
import { refreshSecondsOfList } from './refresh-pace.ts';

interface FirstPage {
  readonly complaints: readonly ComplaintSummary[];
  readonly nextCursor?: string | undefined;
}

export interface MyComplaints extends Pick<Fresh<FirstPage>, 'failure' | 'loadedAt' | 'refresh'> {
  /** Newest first; undefined until the first page has come. */
  readonly rows: readonly ComplaintSummary[] | undefined;
  readonly hasMore: boolean;
  readonly loadingMore: boolean;
  /** Why older ones could not be loaded. */
  readonly moreFailure: ApiFailure | undefined;
  readonly loadMore: () => void;
}

export type MyView = 'mine' | 'followed';

/** What this person has reported or follows, newest first: the first page keeps itself fresh, older ones on demand. */
export const useMyComplaints = (person: string, view: MyView): MyComplaints => {
  const personId = `${person} ${view}`;
  const first = useFresh<FirstPage>(() => call(listComplaints, { query: { view } }), {
    key: personId,
    everySeconds: (page) => refreshSecondsOfList(page?.complaints ?? []),
  });
  const [rows, setRows] = useState<readonly ComplaintSummary[]>();
  const [older, setOlder] = useState<{ readonly cursor: string | undefined }>();
  const [loadingMore, setLoadingMore] = useState(false);
  const [moreFailure, setMoreFailure] = useState<ApiFailure>();
  const whose = useRef(personId);
  useEffect(() => {
    const sameOne = whose.current === personId;
    whose.current = personId;
    if (!sameOne) setOlder(undefined);
    const loaded = first.value?.complaints;
    setRows((known) =>
      loaded === undefined ? (sameOne ? known : undefined) : mergeRows(sameOne ? (known ?? []) : [], loaded),
    );
  }, [first.value, personId]);

  const cursor = older === undefined ? first.value?.nextCursor : older.cursor;
  const loadMore = async (): Promise<void> => {
    if (cursor === undefined || loadingMore) return;
    setLoadingMore(true);
    setMoreFailure(undefined);
    const answer = await call(listComplaints, { query: { view, cursor } });
    setLoadingMore(false);
    if (!answer.ok) return setMoreFailure(answer.failure);
    setOlder({ cursor: answer.value.nextCursor });
    setRows((known) => mergeRows(answer.value.complaints, known ?? []));
  };
  return {
    rows,
    ...(first.failure === undefined ? {} : { failure: first.failure }),
    ...(first.loadedAt === undefined ? {} : { loadedAt: first.loadedAt }),
    refresh: first.refresh,
    hasMore: cursor !== undefined,
    loadingMore,
    moreFailure,
    loadMore: () => void loadMore(),
  };
};
