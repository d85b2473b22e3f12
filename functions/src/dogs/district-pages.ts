import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import * as z from 'zod/mini';
import type { Page } from './ports.ts';

const Cursor = z.tuple([z.string().check(z.regex(/^\d{6}$/)), z.string()]);
const badCursor = failure('invalid-input', '翻页位置不正确，请从头查看');

const encode = (districtCode: string, after: string): string =>
  Buffer.from(JSON.stringify([districtCode, after])).toString('base64url');

const decode = (cursor: string): readonly [string, string] | undefined => {
  try {
    return Cursor.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
};

interface Reading<Row> {
  readonly districts: readonly string[];
  readonly cursor: string | undefined;
  readonly read: (districtCode: string, after: string | undefined, most: number) => Promise<Page<Row>>;
  /** Whether the caller may see the row: the index knows districts, rights know towns. */
  readonly isSeen: (row: Row) => boolean;
}

const pageSize = 30;

export interface DistrictPage<Row> {
  readonly rows: readonly Row[];
  readonly nextCursor?: string;
}

/** A list that lies apart by district, as one: district after district, each in its own order. */
export const readDistricts = async <Row>({
  districts,
  cursor,
  read,
  isSeen,
}: Reading<Row>): Promise<Result<DistrictPage<Row>, Failure>> => {
  const from = cursor === undefined ? undefined : decode(cursor);
  if (cursor !== undefined && (from === undefined || !districts.includes(from[0]))) return err(badCursor);
  const rows: Row[] = [];
  const left = from === undefined ? districts : districts.slice(districts.indexOf(from[0]));
  for (const districtCode of left) {
    let after = districtCode === from?.[0] && from[1] !== '' ? from[1] : undefined;
    for (;;) {
      const page = await read(districtCode, after, pageSize);
      rows.push(...page.rows.filter(isSeen));
      if (rows.length >= pageSize && page.next !== undefined)
        return ok({ rows, nextCursor: encode(districtCode, page.next) });
      if (page.next === undefined) break;
      after = page.next;
    }
    const following = left[left.indexOf(districtCode) + 1];
    if (rows.length >= pageSize && following !== undefined) return ok({ rows, nextCursor: encode(following, '') });
  }
  return ok({ rows });
};
