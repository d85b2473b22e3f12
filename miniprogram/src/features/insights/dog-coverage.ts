import {
  addCoverage,
  type CoverageCounts,
  type CoverageReport,
  fewDogs,
  noCoverage,
} from '@huzhou/shared/dogs/figures/coverage';

type Share = Exclude<keyof CoverageCounts, 'known'>;

/** The promise, and the three that it is made of. */
export const shares = ['all', 'entered', 'vaccinated', 'chipped'] as const satisfies readonly Share[];

/** How many of the known dogs are so; undefined where none is known. */
export const partOf = (counts: CoverageCounts, share: Share): number | undefined =>
  counts.known === 0 ? undefined : counts[share] / counts.known;

/** A share of so few dogs says little. */
export const isFew = ({ known }: CoverageCounts): boolean => known < fewDogs;

const sum = (parts: readonly CoverageCounts[]): CoverageCounts =>
  parts.reduce((total, next) => addCoverage(total, next), noCoverage);

/** The chosen district, or all of them together. */
export const countsOf = ({ districts }: CoverageReport, districtCode: string | undefined): CoverageCounts =>
  sum(districts.filter((each) => (districtCode ?? each.districtCode) === each.districtCode).map(({ now }) => now));

/** Month by month, of all districts that have figures of the month together. */
export const monthsOf = (
  { districts }: CoverageReport,
  districtCode: string | undefined,
): readonly { readonly month: string; readonly counts: CoverageCounts }[] => {
  const asked = districts.filter((each) => (districtCode ?? each.districtCode) === each.districtCode);
  const names = [...new Set(asked.flatMap(({ months }) => months.map(({ month }) => month)))].sort();
  return names.map((month) => ({
    month,
    counts: sum(
      asked.flatMap(({ months }) => months.filter((each) => each.month === month).map(({ counts }) => counts)),
    ),
  }));
};

/** Where the most is to be done first: by how many dogs are missing, then by how many are known. */
export const byMissing = <Area extends { readonly now: CoverageCounts }>(areas: readonly Area[]): readonly Area[] =>
  [...areas].sort(
    (one, other) => other.now.known - other.now.all - (one.now.known - one.now.all) || other.now.known - one.now.known,
  );
