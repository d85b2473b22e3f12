import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { type ColumnKey, columns } from '@huzhou/shared/parking/lot-import';
import type { Line } from '@huzhou/shared/parking/lot-lines';
import { CsvError, parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

// What a spreadsheet would compute gets an apostrophe before it when it leaves, and loses it when it comes back. A text
// that has apostrophes of its own before such a sign gets one more, so that each text comes back as it was.
const formula = /^'*[=+\-@\t\r＝＋－＠]/;
const guard = (text: string): string => (formula.test(text) ? `'${text}` : text);
const unguard = (text: string): string => (text.startsWith("'") && formula.test(text) ? text.slice(1) : text);

/** The mark by which Excel knows UTF-8. */
const byteOrderMark = '\uFEFF';

/** Comma-separated text as Excel opens it: the titles, and a line for each record. */
export const csvOf = (records: readonly Readonly<Record<ColumnKey, string>>[]): string =>
  byteOrderMark +
  stringify(
    [columns.map(({ title }) => title), ...records.map((record) => columns.map(({ key }) => guard(record[key])))],
    { quoted_string: true, record_delimiter: 'windows' },
  );

const decoded = (bytes: Uint8Array, encoding: string): string | undefined => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** UTF-8, or what Excel in China writes otherwise. */
const textOf = (bytes: Uint8Array): string | undefined =>
  bytes.includes(0) ? undefined : (decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030'));

/** What is wrong with a file as a whole, at a line of it. */
export interface FileFault {
  readonly line: number;
  readonly column?: string;
  readonly message: string;
}

interface ParsedRecord {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

const recordsOf = (text: string): Result<readonly ParsedRecord[], FileFault> => {
  try {
    return ok(
      parse(text, {
        bom: true,
        info: true,
        relax_column_count: true,
        skip_empty_lines: true,
        skip_records_with_empty_values: true,
      }) as unknown as ParsedRecord[],
    );
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return err({ line, message: '引号没有配对：内容里有引号的，要写两个，并把整格放在引号里' });
  }
};

const titleOf = (cell: string): string => cell.normalize('NFKC').trim();

/** Where each column stands, by the titles in whatever order. */
const placesOf = (titles: readonly string[]): Result<Readonly<Record<ColumnKey, number>>, FileFault> => {
  const found = titles.map(titleOf);
  const unknown = found.find((title) => title !== '' && !columns.some((column) => column.title === title));
  const missing = columns.filter(({ title }) => !found.includes(title));
  const twice = columns.find(({ title }) => found.indexOf(title) !== found.lastIndexOf(title));
  if (missing.length > 0)
    return err({ line: 1, message: `第一行要有这些列：${missing.map(({ title }) => title).join('、')}（用逗号分隔）` });
  if (twice !== undefined) return err({ line: 1, column: twice.title, message: '这一列出现了两次' });
  if (unknown !== undefined) return err({ line: 1, column: unknown.slice(0, 20), message: '不认识这一列，请删去' });
  return ok(Object.fromEntries(columns.map(({ key, title }) => [key, found.indexOf(title)])) as never);
};

/** More lines than all lots of a file can have spots are not read at all. */
const mostLines = 45_000;

/** The lines of a file after its titles; blank ones fall away. */
export const linesOf = (bytes: Uint8Array): Result<readonly Line[], FileFault> => {
  const text = textOf(bytes);
  if (text === undefined) return err({ line: 1, message: '读不出文字，请另存为「CSV UTF-8（逗号分隔）」再上传' });
  const records = recordsOf(text);
  if (!records.ok) return records;
  const [titles, ...rest] = records.value;
  if (titles === undefined) return err({ line: 1, message: '文件是空的' });
  const places = placesOf(titles.record);
  if (!places.ok) return places;
  if (rest.length === 0) return err({ line: 2, message: '只有标题，没有车位' });
  if (rest.length > mostLines) return err({ line: mostLines + 2, message: '行数太多，请分成几个文件' });
  const cellsOf = (record: readonly string[]) =>
    Object.fromEntries(columns.map(({ key }) => [key, unguard(record[places.value[key]] ?? '')])) as Line['cells'];
  return ok(rest.map(({ record, info }) => ({ line: info.lines, cells: cellsOf(record) })));
};
