import { open } from 'node:fs/promises';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { stringify } from 'csv-stringify/sync';
import type { Cell, OpenSheet } from './sheet.ts';

/** `2026-11-23 08:00:00`, which every spreadsheet takes for a time. */
const chinaTime = (at: Date): string =>
  plusSeconds(at.toISOString(), 8 * secondsIn.hour)
    .slice(0, 19)
    .replace('T', ' ');

const textOf = (cell: Cell): string | number => (cell instanceof Date ? chinaTime(cell) : (cell ?? ''));

/** The mark by which Excel knows UTF-8. */
const byteOrderMark = '\uFEFF';

/**
 * Comma-separated text as Excel opens it. A text that would be taken for a formula gets an apostrophe before it: what
 * citizens write must not be computed on an office's machine.
 */
const csvOf = (rows: readonly (readonly Cell[])[]): string =>
  stringify(
    rows.map((row) => row.map(textOf)),
    { escape_formulas: true, quoted_string: true, record_delimiter: 'windows' },
  );

export const openCsvSheet: OpenSheet = async (path, columns) => {
  const file = await open(path, 'w');
  await file.write(byteOrderMark + csvOf([columns.map(({ title }) => title)]));
  return {
    add: async (rows) => {
      if (rows.length > 0) await file.write(csvOf(rows));
    },
    finish: () => file.close(),
    abandon: () => file.close(),
  };
};
