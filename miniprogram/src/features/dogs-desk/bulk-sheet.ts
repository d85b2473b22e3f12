import { districts } from '@huzhou/shared/directory/areas';
import { breeds } from '@huzhou/shared/dogs/breed';
import { type BulkLine, mostBulkLines } from '@huzhou/shared/dogs/clinic-routes';
import { Day } from '@huzhou/shared/dogs/day';
import { readMicrochip } from '@huzhou/shared/dogs/microchip';
import { vaccines } from '@huzhou/shared/dogs/vaccination';
import { bulkTexts as texts } from './clinic-texts.ts';

type Column = keyof BulkLine;

const titles: Readonly<Record<Column, readonly string[]>> = {
  chip: ['芯片', '芯片号', '芯片号码', 'chip'],
  slip: ['单号', 'slip'],
  vaccineCode: ['疫苗', '疫苗名称', 'vaccine', 'vaccinecode'],
  batch: ['批号', '疫苗批号', 'batch'],
  givenOn: ['接种日期', '免疫日期', '日期', 'givenon', 'date'],
  townCode: ['乡镇街道', '乡镇', '街道', 'town', 'towncode'],
  breedCode: ['犬种', '品种', 'breed', 'breedcode'],
  colour: ['毛色', '颜色', 'colour', 'color'],
};

const columnOf = (title: string): Column | undefined => {
  const bare = title.replace(/\s/g, '').toLowerCase();
  return (Object.keys(titles) as Column[]).find((column) => titles[column].includes(bare));
};

/** Cells of a table: RFC 4180 with whatever separator the first line has; quoted cells may hold line breaks. */
export const readCells = (text: string): readonly (readonly string[])[] => {
  const source = text.replace(/^\uFEFF/, '');
  const [first = ''] = source.split('\n');
  const separator = first.includes('\t') ? '\t' : first.includes(',') ? ',' : first.includes('，') ? '，' : ';';
  const rows: string[][] = [[]];
  let cell = '';
  let quoted = false;
  const endCell = (): void => {
    rows.at(-1)?.push(cell.trim());
    cell = '';
  };
  for (let at = 0; at < source.length; at += 1) {
    const character = source[at] ?? '';
    if (quoted) {
      if (character !== '"') cell += character;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (character === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (character === separator) endCell();
    else if (character === '\n') {
      endCell();
      rows.push([]);
    } else if (character !== '\r') cell += character;
  }
  endCell();
  return rows;
};

export interface SheetLine {
  /** As the sheet counts it, the line of titles being the first. */
  readonly row: number;
  readonly line: BulkLine;
  /** What looks wrong with it before anybody was asked. */
  readonly fault?: string | undefined;
}

export interface Sheet {
  readonly lines: readonly SheetLine[];
  /** Titles of columns that mean nothing here. */
  readonly ignored: readonly string[];
}

const towns = districts.flatMap((district) => district.towns.map((town) => ({ ...town, district: district.name })));

/** A town by its code or its name; where several are called so, with the name of its district before it. */
const townCodeOf = (typed: string): string | undefined => {
  const name = typed.replace(/\s/g, '');
  const found = towns.filter(
    (town) => town.code === name || town.name === name || `${town.district}${town.name}` === name,
  );
  return found.length === 1 ? found[0]?.code : undefined;
};

const breedCodeOf = (typed: string): string | undefined =>
  breeds.find(({ code, name, search }) => code === typed || name === typed || search.split(' ').includes(typed))?.code;

const vaccineCodeOf = (typed: string): string | undefined =>
  vaccines.find(({ code, name }) => code === typed || name === typed)?.code;

/** `2026/1/5`, `2026.1.5`, `20260105`, 「2026年1月5日」 in the one form of days; anything else as it is. */
const dayOfCell = (typed: string): string => {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(typed) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(typed);
  return parts === null
    ? typed
    : `${parts[1]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[3] ?? '').padStart(2, '0')}`;
};

const chipFault = (chip: string): string | undefined => {
  const read = readMicrochip(chip);
  return read.ok ? undefined : read.failure.errors?.[0]?.message;
};

type Cells = Readonly<Partial<Record<Column, string>>>;

const faultOf = (cells: Cells, line: BulkLine): string | undefined => {
  const { chip, slip, vaccineCode, batch, givenOn, townCode, breedCode, colour } = cells;
  const { missing } = texts;
  if (!chip && !slip && !(townCode && colour)) return missing.which;
  if (chip) {
    const fault = chipFault(chip);
    if (fault !== undefined) return fault;
  }
  if (!vaccineCode) return missing.vaccine;
  if (vaccineCodeOf(vaccineCode) === undefined) return missing.vaccineUnknown(vaccineCode);
  if (!batch) return missing.batch;
  if (!givenOn) return missing.givenOn;
  if (!Day.safeParse(line.givenOn).success) return missing.dayUnknown(givenOn);
  if (townCode && townCodeOf(townCode) === undefined) return missing.townUnknown(townCode);
  if (breedCode && breedCodeOf(breedCode) === undefined) return missing.breedUnknown(breedCode);
  return undefined;
};

/** The server takes no longer cells, and says so of the whole sheet instead of the line. */
const longestCell = 64;

const lineOf = (cells: Cells): BulkLine => {
  const coded: Cells = {
    ...cells,
    ...(cells.givenOn ? { givenOn: dayOfCell(cells.givenOn) } : {}),
    ...(cells.vaccineCode ? { vaccineCode: vaccineCodeOf(cells.vaccineCode) ?? cells.vaccineCode } : {}),
    ...(cells.townCode ? { townCode: townCodeOf(cells.townCode) ?? cells.townCode } : {}),
    ...(cells.breedCode ? { breedCode: breedCodeOf(cells.breedCode) ?? cells.breedCode } : {}),
  };
  return Object.fromEntries(
    Object.entries(coded)
      .filter(([, value]) => value !== '')
      .map(([column, value]) => [column, value.slice(0, longestCell)]),
  );
};

/** How many lines a sheet may have: a year of a large clinic is sent in parts. */
const mostLines = 2_000;

/** A sheet as somebody pasted it; the words that help where it is none. */
export const readSheet = (text: string): Sheet | { readonly problem: string } => {
  if (text.trim() === '') return { problem: texts.empty };
  const [head = [], ...rows] = readCells(text);
  const columns = head.map(columnOf);
  if (columns.every((column) => column === undefined)) return { problem: texts.noHeader };
  const lines = rows.flatMap((cells, index): SheetLine[] => {
    if (cells.every((cell) => cell === '')) return [];
    const named: Cells = Object.fromEntries(
      columns.flatMap((column, at) => (column === undefined ? [] : [[column, cells[at] ?? '']])),
    );
    const line = lineOf(named);
    return [{ row: index + 2, line, fault: faultOf(named, line) }];
  });
  if (lines.length === 0) return { problem: texts.noLines };
  if (lines.length > mostLines) return { problem: texts.tooMany(mostLines) };
  return { lines, ignored: head.filter((title, at) => title !== '' && columns[at] === undefined) };
};

/** The lines in portions that one call takes. */
export const portionsOf = <Line>(lines: readonly Line[]): readonly (readonly Line[])[] =>
  Array.from({ length: Math.ceil(lines.length / mostBulkLines) }, (_, index) =>
    lines.slice(index * mostBulkLines, (index + 1) * mostBulkLines),
  );

/** The sheet with only these rows, as it was typed, to be put right and sent again. */
export const onlyRows = (text: string, rows: readonly number[]): string => {
  const cells = readCells(text);
  const quoted = (cell: string): string => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  return [1, ...rows].map((row) => (cells[row - 1] ?? []).map(quoted).join('\t')).join('\n');
};
