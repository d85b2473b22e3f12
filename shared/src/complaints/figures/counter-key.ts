import type { Dimension } from './dimension.ts';

/**
 * The way figures are counted. To change a definition is to begin anew under the next number: what was counted under
 * the old one stays as it was published, and no counter is ever half one and half the other.
 */
export const definitions = 1;

/** By which counters are kept: a dimension by day, and categories by month too, so that a year of them is a short read. */
export type Series = Dimension | 'category-month';

/** One row of counters: a value of a dimension within a district, on a day (`20261123`) or in a month (`202611`). */
export interface CounterRef {
  readonly series: Series;
  readonly districtCode: string;
  readonly span: string;
  readonly value: string;
}

export interface RowKey {
  readonly pk: string;
  readonly sk: string;
}

export const counterPartition = (series: Series, districtCode: string): string =>
  `FIGURES#${definitions}#${series}#${districtCode}`;

export const counterKey = ({ series, districtCode, span, value }: CounterRef): RowKey => ({
  pk: counterPartition(series, districtCode),
  sk: `${span}#${value}`,
});

/** Sort keys of all values of the spans `first` to `last`. */
export const spansBetween = (first: string, last: string): readonly [string, string] => [`${first}#`, `${last}#~`];

/** The span and value that a counter row's sort key says. */
export const spanAndValue = (sk: string): readonly [span: string, value: string] => {
  const at = sk.indexOf('#');
  return [sk.slice(0, at), sk.slice(at + 1)];
};

export const factsKey = (complaintId: string): RowKey => ({ pk: `FACTS#${definitions}#${complaintId}`, sk: 'FACTS' });

/** The cases of a district that were submitted on a day, in the index `byCohort`. */
export const cohortKey = (districtCode: string, day: string): string => `COHORT#${definitions}#${districtCode}#${day}`;

/** What came of the recounts, by the span that was recounted. */
export const recountPartition = `RECOUNT#${definitions}`;
