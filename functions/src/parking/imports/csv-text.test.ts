import { columns } from '@huzhou/shared/parking/lot-import';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvOf, linesOf } from './csv-text.ts';

const titles = columns.map(({ title }) => title);
const cellsOf = (text: string) => Object.fromEntries(columns.map(({ key }) => [key, text])) as never;
const utf8 = (text: string) => new TextEncoder().encode(text);
const file = (...lines: readonly string[]) => [titles.join(','), ...lines].join('\r\n');
const line = (first: string) => [first, ...titles.slice(1).map(() => 'x')].join(',');

it('reads what it writes, whatever stands in a cell, and gives no spreadsheet a formula', () => {
  const signs = fc.constantFrom('=', '+', '-', '@', "'", '"', ',', '\t', '\r', '\n', '＝', '中', 'a', ' ');
  const text = fc.array(signs, { maxLength: 6 }).map((parts) => `${parts.join('')}x`);
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 4 }), (texts) => {
      const csv = csvOf(texts.map(cellsOf));
      expect(csv).not.toMatch(/(?:^|,)"[=+\-@\t\r＝]/m);
      const read = linesOf(utf8(csv));
      expect(read.ok && read.value.map(({ cells }) => cells.name)).toEqual(texts);
    }),
    { numRuns: 100 },
  );
});

describe('reads files as they come', () => {
  it('in UTF-8 with Excel’s mark, columns in any order, blank lines between', () => {
    const shuffled = [...titles].reverse();
    const text = `\uFEFF${shuffled.join(',')}\r\n\r\n${shuffled.join(',')}\r\n,,,\r\n`;
    const read = linesOf(utf8(text));
    expect(read.ok && read.value.map((each) => [each.line, each.cells.lotId])).toEqual([[3, '停车场编号']]);
  });

  it('with line breaks in cells: a line’s number is where it ends', () => {
    const read = linesOf(utf8(file(line('"甲\n乙"'), line('丙'))));
    expect(read.ok && read.value.map((each) => [each.line, each.cells.lotId])).toEqual([
      [3, '甲\n乙'],
      [4, '丙'],
    ]);
  });
});

describe('says what is wrong with a file', () => {
  it.each<[string, Uint8Array, object]>([
    ['nothing in it', utf8(''), { line: 1, message: '文件是空的' }],
    ['titles alone', utf8(file()), { line: 2, message: '只有标题，没有车位' }],
    [
      'a workbook',
      Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0]),
      { line: 1, message: expect.stringContaining('CSV UTF-8') },
    ],
    ['a column short', utf8(titles.slice(1).join(',')), { line: 1, message: expect.stringContaining('停车场编号') }],
    ['a column twice', utf8(file().replace('规则', '规则,规则')), { line: 1, column: '规则' }],
    ['a column too many', utf8(`${file()},备注`), { line: 1, column: '备注' }],
    ['semicolons', utf8(file().replaceAll(',', ';')), { line: 1, message: expect.stringContaining('用逗号分隔') }],
    ['an open quote', utf8(file(line('甲'), line('"乙'))), { line: 3, message: expect.stringContaining('引号') }],
  ])('%s', (_, bytes, failure) => {
    expect(linesOf(bytes)).toEqual({ ok: false, failure: { message: expect.any(String), ...failure } });
  });
});
