import * as z from 'zod/mini';

const Day = z.string().check(z.regex(/^\d{8}$/));
const Month = z.string().check(z.regex(/^\d{6}$/));

/**
 * A message of the recounts queue. `day`: the counters of all cases submitted on it, against the log. `month`: the
 * months of the categories against their days. With `catchUp`, cases of which the projector has not seen everything
 * are counted first: for after it has set changes aside, and for cases older than the figures.
 */
export const RecountRequest = z.union([
  z.strictObject({ day: Day, catchUp: z.optional(z.boolean()) }),
  z.strictObject({ month: Month }),
]);
export type RecountRequest = z.infer<typeof RecountRequest>;

/** One counter that the two ways see differently. */
export interface Difference {
  readonly districtCode: string;
  /** `town#330502001` */
  readonly row: string;
  readonly name: string;
  readonly counted: number;
  readonly recounted: number;
}

/** What came of a recount. */
export interface RecountResult {
  /** A day (`20261123`) or a month (`202611`). */
  readonly span: string;
  readonly cases: number;
  /** Cases of which something older than moments has not been counted. */
  readonly unapplied: number;
  readonly differences: readonly Difference[];
}
