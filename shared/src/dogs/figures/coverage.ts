import * as z from 'zod/mini';
import { Month } from '../day.ts';

const Count = z.int();
/** Known dogs, and how many of them are what. Shares are for whoever shows them: of nothing there is none. */
export const CoverageCounts = z.object({
  known: Count,
  entered: Count,
  vaccinated: Count,
  chipped: Count,
  all: Count,
});
export type CoverageCounts = z.infer<typeof CoverageCounts>;

export const noCoverage: CoverageCounts = { known: 0, entered: 0, vaccinated: 0, chipped: 0, all: 0 };
export const coverageNames = ['known', 'entered', 'vaccinated', 'chipped', 'all'] as const;

export const addCoverage = (sum: CoverageCounts, next: CoverageCounts, times = 1): CoverageCounts =>
  ({
    known: sum.known + times * next.known,
    entered: sum.entered + times * next.entered,
    vaccinated: sum.vaccinated + times * next.vaccinated,
    chipped: sum.chipped + times * next.chipped,
    all: sum.all + times * next.all,
  }) satisfies CoverageCounts;

/** The share of known dogs that are entered, vaccinated and chipped; undefined where no dog is known. */
export const shareOf = ({ known, all }: Pick<CoverageCounts, 'known' | 'all'>): number | undefined =>
  known === 0 ? undefined : all / known;

/** Fewer than this many known dogs make a share that says little. */
export const fewDogs = 20;

/** How a month ended; of the running one: how it stands. */
const MonthOfCoverage = z.object({ month: Month, counts: CoverageCounts });

/** The figures of each district, now and month by month, with those of its towns. */
export const CoverageReport = z.object({
  asOf: z.string(),
  districts: z.array(
    z.object({
      districtCode: z.string(),
      now: CoverageCounts,
      months: z.array(MonthOfCoverage),
      towns: z.array(z.object({ townCode: z.string(), now: CoverageCounts, months: z.array(MonthOfCoverage) })),
    }),
  ),
});
export type CoverageReport = z.infer<typeof CoverageReport>;
