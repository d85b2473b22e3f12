import * as z from 'zod/mini';
import { promises } from '../complaints/figures/counter.ts';
import { Beside, KeyCases, PromiseFigure, Taken } from '../complaints/figures/kpi.ts';
import { Instant } from '../kernel/time.ts';

/** A calendar day in China, `2026-11-23`. */
export const Day = z.iso.date('请填写日期，例如 2026-11-23');
export type Day = z.infer<typeof Day>;

/** A promise in few words: enough for a map, a list, a line. */
export const PromiseGlance = z.object({
  promise: z.enum(promises),
  met: z.int(),
  due: z.int(),
  rate: z.optional(z.number()),
  isSmall: z.boolean(),
  isKept: z.optional(z.boolean()),
  p95Milliseconds: z.optional(z.int()),
});
export type PromiseGlance = z.infer<typeof PromiseGlance>;

export const boardPeriods = ['month', 'year'] as const;
export const BoardPeriod = z.enum(boardPeriods, '请从 month、year 中选择');
export type BoardPeriod = z.infer<typeof BoardPeriod>;

/**
 * The public board. A case is counted, with all its openings, on the day in China on which it was submitted; what has
 * not fallen due is in no rate. Nothing in it leads to a person or a case.
 */
export const Board = z.object({
  asOf: Instant,
  /** The cases of before are made up for a demonstration: whoever shows the board says so. */
  demonstration: z.optional(z.boolean()),
  period: z.object({ name: BoardPeriod, from: Day, to: Day }),
  /** The district that all figures but `districts` are of; absent for the whole city. */
  districtCode: z.optional(z.string()),
  /** In the order dispatch, response, resolution, feedback. */
  promises: z.array(PromiseFigure),
  beside: Beside,
  keyCases: KeyCases,
  districts: z.array(
    z.object({ districtCode: z.string(), name: z.string(), cases: z.int(), promises: z.array(PromiseGlance) }),
  ),
  /** On-time resolution of each day of this year that had cases, oldest first. */
  calendar: z.array(z.object({ day: Day, cases: z.int(), met: z.int(), due: z.int() })),
  /** The last twelve months, oldest first, `2026-11`. */
  trend: z.array(z.object({ month: z.string(), cases: z.int(), promises: z.array(PromiseGlance) })),
  /** At most ten kinds with enough cases to tell, by how long 95 of a hundred took, slowest first. */
  slowest: z.array(
    z.object({
      categoryCode: z.string(),
      name: z.string(),
      met: z.int(),
      due: z.int(),
      rate: z.optional(z.number()),
      taken: Taken,
    }),
  ),
  /** What the nightly recount of the event log found: absent before the first. */
  recount: z.optional(
    z.object({
      at: Instant,
      /** How many days were recounted lately, and which of them did not agree. */
      days: z.int(),
      agreed: z.boolean(),
      disagreeing: z.array(Day),
    }),
  ),
});
Board.register(z.globalRegistry, { id: 'Board' });
export type Board = z.infer<typeof Board>;
