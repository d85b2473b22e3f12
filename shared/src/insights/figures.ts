import * as z from 'zod/mini';
import { CounterName } from '../complaints/figures/counter.ts';
import { dimensions } from '../complaints/figures/dimension.ts';
import { Beside, KeyCases, PromiseFigure } from '../complaints/figures/kpi.ts';
import { Instant } from '../kernel/time.ts';
import { Day } from './board.ts';

/** What the rows of a table of figures are: the city as one, values of a dimension, or days. */
export const tableDimensions = ['city', ...dimensions, 'day'] as const;
export const TableDimension = z.enum(tableDimensions, '请选择统计维度');
export type TableDimension = z.infer<typeof TableDimension>;

export const FigureRow = z.object({
  /** A code of the dimension, a unit's id, or a day; `none` where a case has no town or lies with no team. */
  value: z.string(),
  name: z.string(),
  promises: z.array(PromiseFigure),
  beside: Beside,
  keyCases: KeyCases,
});
export type FigureRow = z.infer<typeof FigureRow>;

export const FigureTable = z.object({
  asOf: Instant,
  dimension: TableDimension,
  areaCode: z.string(),
  areaName: z.string(),
  from: Day,
  to: Day,
  /** All rows as one. */
  total: FigureRow,
  /** Most cases first; days in their order. */
  rows: z.array(FigureRow),
});
FigureTable.register(z.globalRegistry, { id: 'FigureTable' });
export type FigureTable = z.infer<typeof FigureTable>;

/** A case behind a figure: where, what, when, how its promises went; no words, no person, no address. */
export const FigureCase = z.object({
  complaintId: z.string(),
  state: z.string(),
  categoryCode: z.string(),
  categoryName: z.string(),
  districtCode: z.string(),
  townCode: z.optional(z.string()),
  areaName: z.string(),
  source: z.string(),
  sourceName: z.string(),
  submittedAt: Instant,
  openings: z.int(),
  unitId: z.optional(z.string()),
  unitName: z.optional(z.string()),
  /** Every counter that this case is in. */
  figures: z.array(CounterName),
  /** Of its last opening; absent for what was not done. */
  dispatchMilliseconds: z.optional(z.int()),
  responseMilliseconds: z.optional(z.int()),
  resolutionMilliseconds: z.optional(z.int()),
  feedbackMilliseconds: z.optional(z.int()),
});
export type FigureCase = z.infer<typeof FigureCase>;
