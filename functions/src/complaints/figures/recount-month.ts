import { sumOf } from '@huzhou/shared/complaints/figures/counter';
import type { Counted, RecountStore } from './counters-repository.ts';
import type { Difference, RecountResult } from './recount-request.ts';

interface MonthDeps {
  readonly figures: Pick<RecountStore, 'categoryMonths' | 'categoryDays'>;
  readonly districtCodes: readonly string[];
}

const mostAttempts = 4;

const writesOf = (counted: Counted): number => [...counted.values()].reduce((sum, { writes }) => sum + writes, 0);

const compare = (districtCode: string, months: Counted, days: Counted): Difference[] => {
  const byCategory = Map.groupBy(days, ([row]) => row.split('#').at(-1) ?? '');
  return [...new Set([...months.keys(), ...byCategory.keys()])].flatMap((category) => {
    const month = months.get(category)?.counts ?? {};
    const sum = sumOf((byCategory.get(category) ?? []).map(([, { counts }]) => counts));
    return [...new Set([...Object.keys(month), ...Object.keys(sum)])].flatMap((name): Difference[] => {
      const [counted, recounted] = [month[name] ?? 0, sum[name] ?? 0];
      const row = `category-month#${category}`;
      return counted === recounted ? [] : [{ districtCode, row, name, counted, recounted }];
    });
  });
};

/** Whether the months of the categories are the sums of their days, which are held against the log day by day. */
export const createRecountMonth =
  ({ figures, districtCodes }: MonthDeps) =>
  async (month: string): Promise<RecountResult> => {
    const differences: Difference[] = [];
    for (const districtCode of districtCodes)
      differences.push(...(await compareDistrict(figures, districtCode, month)));
    return { span: month, cases: 0, unapplied: 0, differences };
  };

const compareDistrict = async (
  figures: MonthDeps['figures'],
  districtCode: string,
  month: string,
): Promise<Difference[]> => {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    const months = await figures.categoryMonths(districtCode, month);
    const days = await figures.categoryDays(districtCode, month);
    // Days and months move together, in one transaction: while no month moved, no day did.
    if (writesOf(months) === writesOf(await figures.categoryMonths(districtCode, month)))
      return compare(districtCode, months, days);
  }
  throw new Error(`The counters of ${districtCode} in ${month} kept moving under ${mostAttempts} recounts`);
};
