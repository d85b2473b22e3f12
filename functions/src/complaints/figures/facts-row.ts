import { CaseFacts } from '@huzhou/shared/complaints/figures/case-facts';
import { cohortKey, factsKey } from '@huzhou/shared/complaints/figures/counter-key';
import { isFindable, talliesOf } from '@huzhou/shared/complaints/figures/tally';
import { chinaDay } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';

/** The counters that a case is in, each by itself and with the unit to which it is counted: what a search filters by. */
const tagsOf = (facts: CaseFacts): string[] => [
  ...new Set(
    talliesOf(facts)
      .filter(({ name }) => isFindable(name))
      .flatMap(({ name, unitId }) => [name, `${name}@${unitId}`]),
  ),
];

/** The facts of a case as they are stored, with what finds the cases behind a figure. */
export const factsRow = (facts: CaseFacts): Record<string, unknown> => ({
  ...factsKey(facts.complaintId),
  cohortKey: cohortKey(facts.districtCode, chinaDay(facts.submittedAt)),
  cohortSort: `${facts.submittedAt}#${facts.complaintId}`,
  townCode: facts.townCode ?? 'none',
  categoryCode: facts.categoryCode,
  source: facts.source,
  tags: tagsOf(facts),
  applied: facts.applied,
  facts,
});

const FactsRow = z.object({ facts: CaseFacts });

export const parseFacts = (row: unknown): CaseFacts => z.parse(FactsRow, row).facts;
