import { ok, type Result } from '@huzhou/shared/kernel/result';
import { useState } from 'react';
import type { ApiFailure } from '../../api/failure.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';

export interface PageOf<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor?: string | undefined;
}

export interface Rows<Row> {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
}

export interface PagesOptions<Row> {
  /** Whose list it is, and which. */
  readonly key: string;
  readonly load: (cursor: string | undefined) => Promise<Result<PageOf<Row>, ApiFailure>>;
  /** What tells two rows apart: an index may show one of them on two pages. */
  readonly idOf: (row: Row) => string;
  readonly everySeconds?: number;
}

export interface Pages<Row> extends Fresh<Rows<Row>> {
  readonly loadMore: () => void;
  /** Takes a row off at once: an index may still show it for a moment. */
  readonly drop: (id: string) => void;
}

/** A list kept fresh, as many pages of it as were asked for. */
export const usePages = <Row>({ key, load, idOf, everySeconds = 30 }: PagesOptions<Row>): Pages<Row> => {
  const [pages, setPages] = useState(1);
  const fresh = useFresh<Rows<Row>>(
    async () => {
      const rows = new Map<string, Row>();
      let cursor: string | undefined;
      for (let page = 0; page < pages; page += 1) {
        const answer = await load(cursor);
        if (!answer.ok) return answer;
        for (const row of answer.value.rows) rows.set(idOf(row), row);
        cursor = answer.value.nextCursor;
        if (cursor === undefined) break;
      }
      return ok({ rows: [...rows.values()], hasMore: cursor !== undefined });
    },
    { key: `${key} ${pages}`, everySeconds },
  );
  const { value, replace } = fresh;
  return {
    ...fresh,
    loadMore: () => setPages(pages + 1),
    drop: (id) => {
      if (value !== undefined) replace({ ...value, rows: value.rows.filter((row) => idOf(row) !== id) });
    },
  };
};
