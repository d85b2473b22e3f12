import { ComplaintState } from '@huzhou/shared/complaints/lifecycle';
import { colours } from '@huzhou/shared/complaints/policy';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import * as z from 'zod/mini';

/** What a list is narrowed to; absent means all. `none` is a case without a mark. */
export const ListFilter = z.object({
  state: z.optional(ComplaintState),
  colour: z.optional(z.enum([...colours, 'none'])),
  kind: z.optional(z.string()),
});
export type ListFilter = z.infer<typeof ListFilter>;
export type FilterField = keyof ListFilter;

export const parseFilter = (value: unknown): ListFilter => {
  const read = z.safeParse(ListFilter, value);
  return read.success ? read.data : {};
};

type Row = Pick<ComplaintSummary, 'state' | 'colour' | 'categoryCode'>;

const read: { readonly [Field in FilterField]: (row: Row) => string } = {
  state: ({ state }) => state,
  colour: ({ colour }) => colour ?? 'none',
  kind: ({ categoryCode }) => categoryCode,
};

export const filterFields = ['state', 'colour', 'kind'] as const satisfies readonly FilterField[];

export const isFiltering = (filter: ListFilter): boolean => filterFields.some((field) => filter[field] !== undefined);

const passes = (row: Row, filter: ListFilter, fields: readonly FilterField[]): boolean =>
  fields.every((field) => filter[field] === undefined || read[field](row) === filter[field]);

/** The rows that pass, in their order. */
export const filterRows = <R extends Row>(rows: readonly R[], filter: ListFilter): readonly R[] =>
  rows.filter((row) => passes(row, filter, filterFields));

/** What each value of a field would show while the other fields stay as they are: the numbers on the chips. */
export const countsOf = (rows: readonly Row[], filter: ListFilter, field: FilterField): ReadonlyMap<string, number> => {
  const others = filterFields.filter((other) => other !== field);
  const counts = new Map<string, number>();
  for (const row of rows)
    if (passes(row, filter, others)) counts.set(read[field](row), (counts.get(read[field](row)) ?? 0) + 1);
  return counts;
};

export const without = (filter: ListFilter, field: FilterField): ListFilter => {
  const { [field]: _removed, ...rest } = filter;
  return rest;
};
