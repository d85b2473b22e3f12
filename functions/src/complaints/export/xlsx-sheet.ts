import { open } from 'node:fs/promises';
import { secondsIn } from '@huzhou/shared/kernel/time';
import { Zip, ZipDeflate } from 'fflate';
import type { Cell, Column, OpenSheet } from './sheet.ts';

const xmlHead = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Everything of a workbook with one sheet but the sheet. Style 1 is a time, style 2 the heading. */
const frame: Readonly<Record<string, string>> = {
  '[Content_Types].xml':
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>` +
    `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/>` +
    `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="案件" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels':
    `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/>` +
    `<Relationship Id="rId2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml':
    `<styleSheet xmlns="${main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd\\ hh:mm:ss"/></numFmts>` +
    '<fonts count="2"><font><sz val="11"/><name val="等线"/></font><font><b/><sz val="11"/><name val="等线"/></font></fonts>' +
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/></cellXfs></styleSheet>',
};

// Half characters and most control characters may not stand in XML at all.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const unfit = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escapeXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(unfit, '')
    // Spreadsheets read `_x0041_` as a character's code; a text that looks like one says that it is none.
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')
    .replace(/[&<>"]/g, (character) => entities[character] ?? character);

/** A, B … Z, AA, AB … */
const letters = (index: number): string =>
  index < 26 ? String.fromCharCode(65 + index) : letters(Math.floor(index / 26) - 1) + letters(index % 26);

/** Days since 1899-12-30 in China, as a spreadsheet counts time. */
const serialOf = (at: Date): number => (at.valueOf() / 1000 + 8 * secondsIn.hour) / secondsIn.day + 25_569;

const cellXml = (cell: Cell, at: string, style: number): string => {
  if (cell === undefined || cell === '') return '';
  const styled = (own: number) => (own === 0 ? '' : ` s="${own}"`);
  if (cell instanceof Date) return `<c r="${at}"${styled(1)}><v>${serialOf(cell)}</v></c>`;
  if (typeof cell === 'number') return `<c r="${at}"${styled(style)}><v>${cell}</v></c>`;
  // A text of its own in every cell is never a formula, whatever it begins with.
  return `<c r="${at}"${styled(style)} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
};

const sheetHead = (columns: readonly Column[]): string =>
  `${xmlHead}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">` +
  '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
  `<cols>${columns.map(({ width }, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>` +
  '<sheetData>';

const titleStyle = 2;

/**
 * A workbook of one sheet, deflated as it is written, so that neither the table nor the file is ever in memory whole.
 * The heading stays in sight and can be filtered by.
 */
export const openXlsxSheet: OpenSheet = async (path, columns) => {
  const file = await open(path, 'w');
  const names = columns.map((_, index) => letters(index));
  let ready: Uint8Array[] = [];
  let broken: Error | undefined;
  const zip = new Zip((error, chunk) => {
    if (error !== null) broken = error;
    else ready.push(chunk);
  });
  const flush = async (): Promise<void> => {
    if (broken !== undefined) throw broken;
    const chunks = ready;
    ready = [];
    if (chunks.length > 0) await file.writev(chunks);
  };
  const entry = (name: string): ZipDeflate => {
    const part = new ZipDeflate(name, { level: 6 });
    zip.add(part);
    return part;
  };
  let rowsWritten = 0;
  const rowXml = (cells: readonly Cell[], style: number): string => {
    rowsWritten += 1;
    const row = rowsWritten;
    return `<row r="${row}">${cells.map((cell, index) => cellXml(cell, `${names[index]}${row}`, style)).join('')}</row>`;
  };

  for (const [name, xml] of Object.entries(frame)) entry(name).push(Buffer.from(xmlHead + xml), true);
  const sheet = entry('xl/worksheets/sheet1.xml');
  const titles = columns.map(({ title }) => title);
  sheet.push(Buffer.from(sheetHead(columns) + rowXml(titles, titleStyle)));
  return {
    add: async (rows) => {
      if (rows.length > 0) sheet.push(Buffer.from(rows.map((cells) => rowXml(cells, 0)).join('')));
      await flush();
    },
    finish: async () => {
      const filter = `<autoFilter ref="A1:${names.at(-1)}${rowsWritten}"/>`;
      sheet.push(Buffer.from(`</sheetData>${filter}</worksheet>`), true);
      zip.end();
      await flush();
      await file.close();
    },
    abandon: () => file.close(),
  };
};
