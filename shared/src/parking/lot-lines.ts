import { Point } from '../directory/place.ts';
import { err, ok } from '../kernel/result.ts';
import { LotDraft, LotId, mostSpots, ownerKindNames, programmeNames, type Spot, SpotId } from './lot.ts';
import { byName, bySchema, type Cell, readNumber, readTariff, readWindows, readYes } from './lot-cells.ts';
import { type ColumnKey, columns, type LineError, mostErrors, mostLots, numberingNames } from './lot-import.ts';

/** What a file says of a lot; seasons are not in it. */
export interface LotInFile {
  readonly lotId: LotId;
  /** Where it is spoken of first. */
  readonly line: number;
  readonly draft: LotDraft;
  readonly spots: readonly Spot[];
}

/** A line as it was read, its cells by column, its number as an editor shows it. */
export interface Line {
  readonly line: number;
  readonly cells: Readonly<Record<ColumnKey, string>>;
}

const within = (read: (text: string) => Cell<number>, check: (value: unknown) => Cell<number>) => (text: string) => {
  const number = read(text);
  return number.ok ? check(number.value) : number;
};

const height = bySchema(LotDraft.shape.heightCentimetres);
const named = bySchema(SpotId);

/** How the cells that speak of the lot are read; they are repeated in each of its lines. */
const ofLot = {
  name: bySchema(LotDraft.shape.name),
  ownerKind: byName(ownerKindNames),
  programme: byName(programmeNames),
  address: bySchema(LotDraft.shape.address),
  longitude: within(readNumber('经度'), bySchema(Point.shape.longitude)),
  latitude: within(readNumber('纬度'), bySchema(Point.shape.latitude)),
  entrance: bySchema(LotDraft.shape.entrance),
  rules: bySchema(LotDraft.shape.rules),
  numbering: byName(numberingNames),
  height: (text: string): Cell<number | undefined> => {
    if (text.trim() === '') return ok(undefined);
    const number = readNumber('限高（厘米）')(text);
    return number.ok ? height(number.value) : number;
  },
  working: readWindows,
  rest: readWindows,
  tariff: readTariff,
} as const;
type LotColumn = keyof typeof ofLot;
const lotColumns = Object.keys(ofLot) as LotColumn[];
type LotValues = { [Key in LotColumn]: Extract<ReturnType<(typeof ofLot)[Key]>, { ok: true }>['value'] };

const titleOf = (key: ColumnKey): string => columns.find((column) => column.key === key)?.title ?? key;

const draftOf = (values: LotValues): LotDraft => {
  const { longitude, latitude, height: heightCentimetres, working, rest, ...plain } = values;
  return {
    ...plain,
    point: { longitude, latitude },
    sharing: { days: { working: [...working], rest: [...rest] }, seasons: [] },
    ...(heightCentimetres === undefined ? {} : { heightCentimetres }),
  };
};

/** A lot while its lines are read. */
interface Found {
  readonly lotId: LotId;
  readonly line: number;
  readonly cells: Line['cells'];
  /** Undefined where one of its cells is wrong, which is told of its first line alone. */
  readonly draft: LotDraft | undefined;
  readonly spots: Map<string, Spot & { readonly line: number }>;
}

type Tell = (line: number, column: ColumnKey, message: string) => void;

const readLot = ({ line, cells }: Line, lotId: LotId, tell: Tell): Found => {
  const values: Partial<Record<LotColumn, unknown>> = {};
  let whole = true;
  for (const column of lotColumns) {
    const cell: Cell<unknown> = ofLot[column](cells[column]);
    if (cell.ok) values[column] = cell.value;
    else {
      whole = false;
      tell(line, column, cell.failure);
    }
  }
  return { lotId, line, cells, draft: whole ? draftOf(values as LotValues) : undefined, spots: new Map() };
};

/** What a later line says of the lot must be the same, or nothing. */
const compare = ({ line, cells }: Line, first: Found, tell: Tell): void => {
  for (const column of lotColumns) {
    const [one, other] = [first.cells[column].trim(), cells[column].trim()];
    if (other === '' || other === one) continue;
    const read = JSON.stringify(ofLot[column](other));
    if (read !== JSON.stringify(ofLot[column](one))) tell(line, column, `与第 ${first.line} 行同一停车场的内容不一致`);
  }
};

/** Places of a pooled lot may go without a name: they are only counted. */
const spotIdOf = (cell: string, lot: Found): Cell<string> => {
  const name = cell.normalize('NFKC').trim().toUpperCase();
  if (name !== '') return named(name);
  if (lot.draft !== undefined && lot.draft.numbering !== 'pooled') return err('请填写车位编号');
  return ok(`P${String(lot.spots.size + 1).padStart(3, '0')}`);
};

const readSpot = ({ line, cells }: Line, lot: Found, tell: Tell): void => {
  const spotId = spotIdOf(cells.spotId, lot);
  const charger = readYes(cells.charger);
  const accessible = readYes(cells.accessible);
  if (!spotId.ok) tell(line, 'spotId', spotId.failure);
  if (!charger.ok) tell(line, 'charger', charger.failure);
  if (!accessible.ok) tell(line, 'accessible', accessible.failure);
  if (!spotId.ok || !charger.ok || !accessible.ok) return;
  const before = lot.spots.get(spotId.value);
  if (before !== undefined) tell(line, 'spotId', `车位 ${spotId.value} 与第 ${before.line} 行重复`);
  else if (lot.spots.size === mostSpots) tell(line, 'spotId', `一个停车场最多 ${mostSpots} 个车位`);
  else
    lot.spots.set(spotId.value, { spotId: spotId.value, charger: charger.value, accessible: accessible.value, line });
};

const asLotId = bySchema(LotId);

const whole = ({ lotId, line, draft, spots }: Found): readonly LotInFile[] =>
  draft === undefined ? [] : [{ lotId, line, draft, spots: [...spots.values()].map(({ line: _, ...spot }) => spot) }];

/** What a file comes to. With any error nothing is to be done. */
export interface FileContent {
  readonly lots: readonly LotInFile[];
  /** The first hundred; `errorCount` is of all. */
  readonly errors: readonly LineError[];
  readonly errorCount: number;
}

/** Takes the lines of a file one after another, and makes lots with their spots of them. */
export const createLineReader = (): { readonly add: (line: Line) => void; readonly content: () => FileContent } => {
  const found = new Map<LotId, Found>();
  const errors: LineError[] = [];
  let errorCount = 0;
  const tell: Tell = (line, key, message) => {
    errorCount += 1;
    if (errors.length < mostErrors) errors.push({ line, column: titleOf(key), message });
  };

  return {
    add: (line) => {
      const lotId = asLotId(line.cells.lotId.normalize('NFKC').trim());
      if (!lotId.ok) return tell(line.line, 'lotId', lotId.failure);
      const known = found.get(lotId.value);
      if (known === undefined && found.size === mostLots)
        return tell(line.line, 'lotId', `一个文件最多 ${mostLots} 个停车场，请分成几个文件`);
      const lot = known ?? readLot(line, lotId.value, tell);
      found.set(lotId.value, lot);
      if (known !== undefined) compare(line, known, tell);
      readSpot(line, lot, tell);
    },
    content: () => ({ lots: [...found.values()].flatMap(whole), errors, errorCount }),
  };
};
