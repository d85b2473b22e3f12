import { type Counters, countOf, sumOf } from '@huzhou/shared/complaints/figures/counter';
import { type Dimension, valueName } from '@huzhou/shared/complaints/figures/dimension';
import { besideOf, keyCasesOf, promiseFigures } from '@huzhou/shared/complaints/figures/kpi';
import { areaName, cityCode } from '@huzhou/shared/directory/areas';
import type { FigureRow, TableDimension } from '@huzhou/shared/insights/figures';
import type { getFigures } from '@huzhou/shared/insights/routes';
import { type Scope, scopeOf } from '@huzhou/shared/insights/scope';
import { invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Handler } from '../platform/http.ts';
import { compactDay, writtenSpan } from './calendar.ts';
import type { CounterRow, FiguresReader } from './figures-reader.ts';
import { spanProblem } from './span-problem.ts';
import type { UnitNames } from './unit-names.ts';

interface FiguresDeps {
  readonly reader: FiguresReader;
  readonly unitNames: UnitNames;
  readonly clock: Clock;
}

/** Each of many days with all its figures is more than anybody reads; the calendar of the board has the year. */
const mostDays = 92;

const seriesOf = (dimension: TableDimension): Dimension =>
  dimension === 'city' || dimension === 'day' ? 'district' : dimension;

const rowOf = (value: string, name: string, counters: Counters): FigureRow => ({
  value,
  name,
  promises: promiseFigures(counters),
  beside: besideOf(counters),
  keyCases: keyCasesOf(counters),
});

/** What the rows of a table are of, and in which order they stand. */
const grouped = (dimension: TableDimension, { areaCode }: Scope, rows: readonly CounterRow[]) => {
  const keyOf = ({ span, value }: CounterRow): string => {
    if (dimension === 'city') return areaCode;
    return dimension === 'day' ? writtenSpan(span) : value;
  };
  const groups = [...Map.groupBy(rows, keyOf)].map(
    ([value, ofValue]) => [value, sumOf(ofValue.map(({ counts }) => counts))] as const,
  );
  return groups.sort(([one, counters], [other, otherCounters]) => {
    const byValue = one < other ? -1 : 1;
    if (dimension === 'day') return byValue;
    return countOf(otherCounters, 'openings') - countOf(counters, 'openings') || byValue;
  });
};

/** The figures of an area, a team or a kind, by what one wants to see them by. */
export const createGetFigures =
  ({ reader, unitNames, clock }: FiguresDeps): Handler<typeof getFigures> =>
  async ({ query: { dimension, areaCode, value, from, to } }, caller) => {
    const problem = spanProblem(from, to, dimension === 'day' ? mostDays : undefined);
    if (problem !== undefined) return err(invalidInput(problem));
    const scope = scopeOf(caller, { dimension, areaCode, value });
    if (!scope.ok) return scope;
    const { districtCodes, values } = scope.value;
    const read = await Promise.all(
      districtCodes.map((code) => reader.counters(seriesOf(dimension), code, compactDay(from), compactDay(to))),
    );
    const isValued = dimension !== 'city' && dimension !== 'day';
    const rows = read.flat().filter((row) => !isValued || values === undefined || values.includes(row.value));
    const names = dimension === 'team' ? await unitNames(districtCodes) : undefined;
    const nameOf = (of: string): string => {
      if (dimension === 'city') return areaName(of);
      return dimension === 'day' ? of : (names?.get(of) ?? valueName(dimension, of));
    };
    const area = scope.value.areaCode ?? cityCode;
    return ok({
      asOf: clock.now(),
      dimension,
      areaCode: area,
      areaName: areaName(area),
      from,
      to,
      total: rowOf(area, areaName(area), sumOf(rows.map(({ counts }) => counts))),
      rows: grouped(dimension, scope.value, rows).map(([of, counters]) => rowOf(of, nameOf(of), counters)),
    });
  };
