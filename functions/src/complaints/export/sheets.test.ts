import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCsvSheet } from './csv-sheet.ts';
import type { Cell, OpenSheet } from './sheet.ts';
import { openXlsxSheet } from './xlsx-sheet.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheets-'));
});
afterAll(() => rm(folder, { recursive: true }));

const columns = [
  { title: '编号', width: 20 },
  { title: '数', width: 8 },
  { title: '时间', width: 20 },
];

let files = 0;
const written = async (
  openSheet: OpenSheet,
  ...batches: readonly (readonly (readonly Cell[])[])[]
): Promise<Buffer> => {
  files += 1;
  const path = join(folder, String(files));
  const sheet = await openSheet(path, columns);
  for (const rows of batches) await sheet.add(rows);
  await sheet.finish();
  return readFile(path);
};

const at = new Date('2026-11-23T16:30:05.000Z');

describe('CSV', () => {
  const csv = async (...rows: Cell[][]) => (await written(openCsvSheet, rows)).toString('utf8');

  it('opens in Excel as UTF-8, with times as in China', async () => {
    expect(await csv(['甲', 1, at], ['乙', 0, undefined])).toBe(
      '\uFEFF"编号","数","时间"\r\n"甲",1,"2026-11-24 00:30:05"\r\n"乙",0,""\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠x'])(
    'makes no formula of %j',
    async (text) => {
      const [, line] = (await csv([text, -1, undefined])).split('\uFEFF"编号","数","时间"\r\n');
      expect(line).toBe(`"'${text}",-1,""\r\n`);
    },
  );

  it('keeps quotes, commas and line ends within their cell', async () => {
    expect(await csv(['说："好"，\n走', 1, undefined])).toContain('"说：""好""，\n走",1,""\r\n');
  });
});

describe('XLSX', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    trimValues: false,
    isArray: (name) => name === 'row' || name === 'c',
  });

  const parts = async (...batches: Cell[][][]): Promise<Record<string, string>> => {
    const files = unzipSync(await written(openXlsxSheet, ...batches));
    return Object.fromEntries(
      Object.entries(files).map(([name, bytes]) => [name, Buffer.from(bytes).toString('utf8')]),
    );
  };

  interface CellXml {
    readonly '@_r': string;
    readonly '@_t'?: string;
    readonly '@_s'?: string;
    readonly v?: number;
    readonly is?: { readonly t: { readonly '#text': string } };
  }

  const cells = async (...batches: Cell[][][]): Promise<CellXml[][]> => {
    const { 'xl/worksheets/sheet1.xml': sheet = '' } = await parts(...batches);
    const rows: { c?: CellXml[] }[] = parser.parse(sheet).worksheet.sheetData.row;
    return rows.map(({ c = [] }) => c);
  };

  it('is a whole workbook of well-formed parts, each of which is named', async () => {
    const all = await parts([['甲', 1, at]]);
    for (const xml of Object.values(all)) expect(XMLValidator.validate(xml)).toBe(true);
    const named = [...(all['[Content_Types].xml'] ?? '').matchAll(/PartName="\/([^"]+)"/g)].map(([, name]) => name);
    expect(named.filter((name) => all[name ?? ''] === undefined)).toEqual([]);
    expect(all['xl/worksheets/sheet1.xml']).toContain('<autoFilter ref="A1:C2"/>');
  });

  it('holds texts, numbers and times of China, batch after batch', async () => {
    const [title, first, second] = await cells([['甲', 1, at]], [['乙', undefined, undefined]]);
    expect(title?.map((cell) => cell.is?.t['#text'])).toEqual(['编号', '数', '时间']);
    expect(first).toMatchObject([
      { '@_r': 'A2', '@_t': 'inlineStr', is: { t: { '#text': '甲' } } },
      { '@_r': 'B2', v: 1 },
      { '@_r': 'C2', '@_s': '1' },
    ]);
    // 2026-11-24 is day 46350 of a spreadsheet; 00:30:05 is the rest.
    expect(first?.[2]?.v).toBeCloseTo(46_350 + 1805 / 86_400, 9);
    expect(second).toHaveLength(1);
  });

  it.each([
    ['a formula', '=1+1', '=1+1'],
    ['markup', '<b>&"</b>', '&lt;b&gt;&amp;&quot;&lt;/b&gt;'],
    ['control characters', 'a\u0000\u0008b\u001F', 'ab'],
    ['half a character', 'a\uD83D', 'a\uFFFD'],
    ['an escape of its own', '_x0041_', '_x005F_x0041_'],
    ['space at its ends', ' a ', ' a '],
  ])('takes %s for text', async (_, text, xml) => {
    const { 'xl/worksheets/sheet1.xml': sheet = '' } = await parts([[text, undefined, undefined]]);
    expect(XMLValidator.validate(sheet)).toBe(true);
    expect(sheet).toContain(`<c r="A2" t="inlineStr"><is><t xml:space="preserve">${xml}</t></is></c>`);
  });

  it('names columns beyond Z', async () => {
    files += 1;
    const path = join(folder, String(files));
    const wide = Array.from({ length: 28 }, (_, index) => ({ title: `${index}`, width: 8 }));
    const sheet = await openXlsxSheet(path, wide);
    await sheet.finish();
    const bytes = unzipSync(await readFile(path))['xl/worksheets/sheet1.xml'] ?? new Uint8Array();
    expect(Buffer.from(bytes).toString()).toContain('r="AB1"');
  });
});
