import * as z from 'zod/mini';
import { chinaDay, Instant } from '../../kernel/time.ts';
import { CaseFacts } from './case-facts.ts';
import { type CounterRef, cohortKey, counterKey, factsKey, recountPartition } from './counter-key.ts';
import { none } from './dimension.ts';
import { isFindable, talliesOf } from './tally.ts';

// Rows of the figures table: written by who counts, read by who shows.

/** The counters that a case is in, each by itself and with the unit to which it is counted: what a search filters by. */
const tagsOf = (facts: CaseFacts): string[] => [
  ...new Set(
    talliesOf(facts)
      .filter(({ name }) => isFindable(name))
      .flatMap(({ name, unitId }) => [name, tagOfUnit(name, unitId)]),
  ),
];

export const tagOfUnit = (name: string, unitId: string): string => `${name}@${unitId}`;

/** The facts of a case as they are stored, with what finds the cases behind a figure. */
export const factsRow = (facts: CaseFacts) => ({
  ...factsKey(facts.complaintId),
  cohortKey: cohortKey(facts.districtCode, chinaDay(facts.submittedAt)),
  cohortSort: `${facts.submittedAt}#${facts.complaintId}`,
  townCode: facts.townCode ?? none,
  categoryCode: facts.categoryCode,
  source: facts.source,
  tags: tagsOf(facts),
  applied: facts.applied,
  facts,
});

export const FactsRow = z.object({ cohortSort: z.string(), tags: z.array(z.string()), facts: CaseFacts });
export type FactsRow = z.infer<typeof FactsRow>;

/** A row of counters is flat: besides its key and the number of its `writes`, every attribute is a count. */
export const CounterRow = z.catchall(z.object({ pk: z.string(), sk: z.string(), writes: z.number() }), z.number());

/** The row as it would stand after one write of these counts. */
export const counterRow = (ref: CounterRef, counts: Readonly<Record<string, number>>) => ({
  ...counterKey(ref),
  writes: 1,
  ...counts,
});

/** What came of the last recount of a day or month. */
export const RecountRow = z.object({
  span: z.string(),
  at: Instant,
  agreed: z.boolean(),
  cases: z.int(),
  /** Cases of which something older than moments had not been counted. */
  unapplied: z.int(),
  /** Counters that differed. */
  differing: z.int(),
});
export type RecountRow = z.infer<typeof RecountRow>;

export const recountRow = (row: RecountRow) => ({ pk: recountPartition, sk: `SPAN#${row.span}`, ...row });
