import { type Counters, countOf, promises, sumOf } from '@huzhou/shared/complaints/figures/counter';
import { valueName } from '@huzhou/shared/complaints/figures/dimension';
import type { RecountRow } from '@huzhou/shared/complaints/figures/figure-rows';
import { besideOf, keyCasesOf, promiseFigure, promiseFigures } from '@huzhou/shared/complaints/figures/kpi';
import { smallBelow } from '@huzhou/shared/complaints/figures/targets';
import { districts } from '@huzhou/shared/directory/areas';
import type { Board, BoardPeriod, PromiseGlance } from '@huzhou/shared/insights/board';
import type { Instant } from '@huzhou/shared/kernel/time';
import { monthBefore, todayInChina, writtenSpan } from './calendar.ts';
import type { CounterRow } from './figures-reader.ts';

export const trendMonths = 12;
const mostSlowest = 10;

export interface BoardSources {
  readonly now: Instant;
  readonly period: BoardPeriod;
  readonly districtCode?: string | undefined;
  /** Day by day, by district, from the first month of the trend. */
  readonly days: ReadonlyMap<string, readonly CounterRow[]>;
  /** Months of the categories of the districts in question, within the period. */
  readonly categories: readonly CounterRow[];
  readonly recounts: readonly RecountRow[];
}

const glanceOf = (counters: Counters): PromiseGlance[] =>
  promises.map((name) => {
    const { promise, met, due, rate, isSmall, isKept, taken } = promiseFigure(counters, name);
    return {
      promise,
      met,
      due,
      isSmall,
      ...(rate === undefined ? {} : { rate }),
      ...(isKept === undefined ? {} : { isKept }),
      ...(taken === undefined ? {} : { p95Milliseconds: taken.p95Milliseconds }),
    };
  });

const countsOf = (rows: readonly CounterRow[]): Counters => sumOf(rows.map(({ counts }) => counts));

const slowestOf = (categories: readonly CounterRow[]): Board['slowest'] =>
  [...Map.groupBy(categories, ({ value }) => value)]
    .flatMap(([categoryCode, rows]) => {
      const { met, due, rate, taken } = promiseFigure(countsOf(rows), 'resolution');
      // Of a kind with a handful of cases, the slowest one says nothing about the kind.
      if (taken === undefined || taken.n < smallBelow) return [];
      const name = valueName('category', categoryCode);
      return [{ categoryCode, name, met, due, ...(rate === undefined ? {} : { rate }), taken }];
    })
    .sort(
      ({ taken: one, name }, { taken: other, name: otherName }) =>
        other.p95Milliseconds - one.p95Milliseconds || (name < otherName ? -1 : 1),
    )
    .slice(0, mostSlowest);

const recountOf = (recounts: readonly RecountRow[]): Pick<Board, 'recount'> => {
  const days = recounts.filter(({ span }) => span.length === 8);
  const at = days
    .map((row) => row.at)
    .sort()
    .at(-1);
  if (at === undefined) return {};
  const disagreeing = recounts.filter(({ agreed }) => !agreed);
  return {
    recount: {
      at,
      days: days.length,
      agreed: disagreeing.length === 0,
      disagreeing: disagreeing.flatMap(({ span }) => (span.length === 8 ? [writtenSpan(span)] : [])).sort(),
    },
  };
};

/** The board from what has been counted. */
export const buildBoard = ({ now, period, districtCode, days, categories, recounts }: BoardSources): Board => {
  const today = todayInChina(now);
  const from = period === 'month' ? `${today.slice(0, 6)}01` : `${today.slice(0, 4)}0101`;
  const inScope = [...days].flatMap(([code, rows]) =>
    districtCode === undefined || code === districtCode ? rows : [],
  );
  const inPeriod = countsOf(inScope.filter(({ span }) => span >= from && span <= today));
  const byDay = Map.groupBy(inScope, ({ span }) => span);
  return {
    asOf: now,
    period: { name: period, from: writtenSpan(from), to: writtenSpan(today) },
    ...(districtCode === undefined ? {} : { districtCode }),
    promises: promiseFigures(inPeriod),
    beside: besideOf(inPeriod),
    keyCases: keyCasesOf(inPeriod),
    districts: districts.map(({ code, name }) => {
      const counters = countsOf((days.get(code) ?? []).filter(({ span }) => span >= from && span <= today));
      return { districtCode: code, name, cases: countOf(counters, 'cases'), promises: glanceOf(counters) };
    }),
    calendar: [...byDay]
      .filter(([day]) => day >= `${today.slice(0, 4)}0101` && day <= today)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([day, rows]) => {
        const counters = countsOf(rows);
        const { met, due } = promiseFigure(counters, 'resolution');
        return { day: writtenSpan(day), cases: countOf(counters, 'cases'), met, due };
      }),
    trend: Array.from({ length: trendMonths }, (_, index) => {
      const month = monthBefore(today, trendMonths - 1 - index);
      const counters = countsOf(inScope.filter(({ span }) => span.startsWith(month)));
      return { month: writtenSpan(month), cases: countOf(counters, 'cases'), promises: glanceOf(counters) };
    }),
    slowest: slowestOf(categories),
    ...recountOf(recounts),
  };
};
