import { chinaDay } from '../../kernel/time.ts';
import type { CaseFacts } from './case-facts.ts';
import type { Counters } from './counter.ts';
import { type CounterRef, counterKey } from './counter-key.ts';
import { none } from './dimension.ts';
import { type Tally, talliesOf } from './tally.ts';

/** How counters change, by row. */
export interface CounterChange {
  readonly ref: CounterRef;
  readonly counts: Counters;
}

/** Changes of counters by the key of their row; what cancels out is gone. */
export type CounterChanges = ReadonlyMap<string, CounterChange>;

const refsOf = ({ districtCode, townCode = none, categoryCode, source, submittedAt }: CaseFacts): CounterRef[] => {
  const day = chinaDay(submittedAt);
  return [
    { series: 'district', districtCode, span: day, value: districtCode },
    { series: 'town', districtCode, span: day, value: townCode },
    { series: 'category', districtCode, span: day, value: categoryCode },
    { series: 'category-month', districtCode, span: day.slice(0, 6), value: categoryCode },
    { series: 'source', districtCode, span: day, value: source },
  ];
};

const teamRef = ({ districtCode, submittedAt }: CaseFacts, unitId: string): CounterRef => ({
  series: 'team',
  districtCode,
  span: chinaDay(submittedAt),
  value: unitId,
});

const countNames = (tallies: readonly Tally[]): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const { name } of tallies) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

class Sum {
  private readonly rows = new Map<string, { readonly ref: CounterRef; readonly counts: Record<string, number> }>();

  add(ref: CounterRef, counts: Iterable<readonly [string, number]>, times = 1): void {
    const { pk, sk } = counterKey(ref);
    const text = `${pk} ${sk}`;
    let row = this.rows.get(text);
    if (row === undefined) {
      row = { ref, counts: {} };
      this.rows.set(text, row);
    }
    for (const [name, amount] of counts) row.counts[name] = (row.counts[name] ?? 0) + times * amount;
  }

  /** What does not cancel out. */
  changes(): CounterChanges {
    const changes = new Map<string, CounterChange>();
    for (const [text, { ref, counts }] of this.rows) {
      const left = Object.entries(counts).filter(([, amount]) => amount !== 0);
      if (left.length > 0) changes.set(text, { ref, counts: Object.fromEntries(left) });
    }
    return changes;
  }
}

const addCase = (sum: Sum, facts: CaseFacts | undefined, times: 1 | -1): void => {
  if (facts === undefined) return;
  const tallies = talliesOf(facts);
  const all = countNames(tallies);
  for (const ref of refsOf(facts)) sum.add(ref, all, times);
  for (const [unitId, ofTeam] of Map.groupBy(tallies, (tally) => tally.unitId))
    sum.add(teamRef(facts, unitId), countNames(ofTeam), times);
};

/** What counters gain and lose when a case goes from what was counted of it to what is known now. */
export const changesBetween = (before: CaseFacts | undefined, after: CaseFacts): CounterChanges => {
  const sum = new Sum();
  addCase(sum, before, -1);
  addCase(sum, after, 1);
  return sum.changes();
};

/** Changes of several cases as one. */
export const mergeChanges = (all: Iterable<CounterChanges>): CounterChanges => {
  const sum = new Sum();
  for (const changes of all) for (const { ref, counts } of changes.values()) sum.add(ref, Object.entries(counts));
  return sum.changes();
};
