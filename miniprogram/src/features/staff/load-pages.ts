import { ok, type Result } from '@huzhou/shared/kernel/result';
import type { ApiFailure } from '../../api/failure.ts';

export interface Page<Row> {
  readonly complaints: readonly Row[];
  readonly nextCursor?: string | undefined;
}

export interface Pages<Row> {
  readonly rows: readonly Row[];
  /** How many pages `rows` were read from. */
  readonly pages: number;
  readonly hasMore: boolean;
}

/**
 * Reads the first `most` pages of a list. A row that moves while it is read may come twice, or be missed until the
 * next time; it is shown once.
 */
export const loadPages = async <Row extends { readonly complaintId: string }>(
  loadPage: (cursor: string | undefined) => Promise<Result<Page<Row>, ApiFailure>>,
  most: number,
): Promise<Result<Pages<Row>, ApiFailure>> => {
  const rows = new Map<string, Row>();
  let cursor: string | undefined;
  let pages = 0;
  do {
    const answer = await loadPage(cursor);
    if (!answer.ok) return answer;
    for (const row of answer.value.complaints) if (!rows.has(row.complaintId)) rows.set(row.complaintId, row);
    cursor = answer.value.nextCursor;
    pages += 1;
  } while (cursor !== undefined && pages < most);
  return ok({ rows: [...rows.values()], pages, hasMore: cursor !== undefined });
};
