import { type CoverageReport, noCoverage } from '@huzhou/shared/dogs/figures/coverage';
import { expect, test } from 'vitest';
import { byMissing, countsOf, isFew, monthsOf, partOf } from './dog-coverage.ts';

const counts = (known: number, all: number) => ({ known, entered: all, vaccinated: all, chipped: known, all });
const report: CoverageReport = {
  asOf: '2026-11-23T00:00:00.000Z',
  districts: [
    {
      districtCode: '330502',
      now: counts(30, 20),
      towns: [],
      months: [
        { month: '2026-10', counts: counts(20, 10) },
        { month: '2026-11', counts: counts(30, 20) },
      ],
    },
    { districtCode: '330503', now: counts(10, 10), towns: [], months: [{ month: '2026-11', counts: counts(10, 10) }] },
  ],
};

test('the city is its districts together, and a district itself', () => {
  expect(countsOf(report, undefined)).toEqual(counts(40, 30));
  expect(countsOf(report, '330503')).toEqual(counts(10, 10));
  expect(countsOf({ ...report, districts: [] }, undefined)).toEqual(noCoverage);
});

test('of no dogs there is no share, and of few it says little', () => {
  expect(partOf(noCoverage, 'all')).toBeUndefined();
  expect(partOf(counts(40, 30), 'all')).toBe(0.75);
  expect([isFew(counts(19, 19)), isFew(counts(20, 0))]).toEqual([true, false]);
});

test('months are in their order, districts together', () => {
  expect(monthsOf(report, undefined)).toEqual([
    { month: '2026-10', counts: counts(20, 10) },
    { month: '2026-11', counts: counts(40, 30) },
  ]);
  expect(monthsOf(report, '330503').map(({ month }) => month)).toEqual(['2026-11']);
});

test('where most dogs are missing comes first', () => {
  const areas = [{ now: counts(10, 10) }, { now: counts(30, 20) }, { now: counts(50, 50) }];
  expect(byMissing(areas).map(({ now }) => now.known)).toEqual([30, 50, 10]);
});
