import { CounterName, countOf } from '@huzhou/shared/complaints/figures/counter';
import { type Dimension, valueName } from '@huzhou/shared/complaints/figures/dimension';
import { type FactsRow, tagOfUnit } from '@huzhou/shared/complaints/figures/figure-rows';
import { areaName } from '@huzhou/shared/directory/areas';
import type { FigureCase, TableDimension } from '@huzhou/shared/insights/figures';
import type { listFigureCases } from '@huzhou/shared/insights/routes';
import { scopeOf } from '@huzhou/shared/insights/scope';
import { invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { compactDay } from './calendar.ts';
import { type CaseCursor, decodeCaseCursor, encodeCaseCursor } from './case-cursor.ts';
import type { CaseFilter, FiguresReader } from './figures-reader.ts';
import { spanProblem } from './span-problem.ts';
import type { UnitNames } from './unit-names.ts';

interface CasesDeps {
  readonly reader: FiguresReader;
  readonly unitNames: UnitNames;
}

const pageSize = 50;

type AttributeName = NonNullable<CaseFilter['attribute']>['name'];
const attributes: Readonly<Partial<Record<TableDimension, AttributeName>>> = {
  town: 'townCode',
  category: 'categoryCode',
  source: 'source',
};

/** One filter for each value that is asked for; one for all where none is. */
const filtersOf = (
  figure: CounterName,
  dimension: TableDimension,
  values: readonly string[] | undefined,
): CaseFilter[] => {
  const name = attributes[dimension];
  if (values === undefined || (name === undefined && dimension !== 'team')) return [{ tag: figure }];
  return values.map((value) =>
    name === undefined ? { tag: tagOfUnit(figure, value) } : { tag: figure, attribute: { name, value } },
  );
};

const millisecondsOf = ({ openings }: FactsRow['facts']) => {
  const { dispatch, responses = [], resolution, feedback } = openings.at(-1) ?? {};
  const legs = { dispatch, response: responses.at(-1), resolution, feedback };
  return Object.fromEntries(
    Object.entries(legs).flatMap(([name, leg]) =>
      leg?.milliseconds === undefined ? [] : [[`${name}Milliseconds`, leg.milliseconds]],
    ),
  );
};

const caseOf = ({ facts, tags }: FactsRow, names: ReadonlyMap<string, string>): FigureCase => {
  const { complaintId, categoryCode, districtCode, townCode, source, submittedAt, openings } = facts;
  const { state = 'submitted', unitId } = openings.at(-1) ?? {};
  const unitName = unitId === undefined ? undefined : names.get(unitId);
  return {
    complaintId,
    state,
    categoryCode,
    categoryName: valueName('category', categoryCode),
    districtCode,
    ...(townCode === undefined ? {} : { townCode }),
    areaName: areaName(townCode ?? districtCode),
    source,
    sourceName: valueName('source', source),
    submittedAt,
    openings: openings.length,
    ...(unitId === undefined ? {} : { unitId }),
    ...(unitName === undefined ? {} : { unitName }),
    figures: tags.filter((tag): tag is CounterName => CounterName.safeParse(tag).success),
    ...millisecondsOf(facts),
  };
};

/** The cases of some districts on a day, newest first, up to one page and one more. */
const casesOn = async (
  reader: FiguresReader,
  districtCodes: readonly string[],
  { day, after }: CaseCursor,
  filters: readonly CaseFilter[],
): Promise<FactsRow[]> => {
  const found = new Map<string, FactsRow>();
  await Promise.all(
    districtCodes.flatMap((districtCode) =>
      filters.map(async (filter) => {
        let taken = 0;
        for await (const rows of reader.cases(districtCode, day, filter, after)) {
          for (const row of rows) found.set(row.cohortSort, row);
          taken += rows.length;
          if (taken > pageSize) return;
        }
      }),
    ),
  );
  return [...found.values()].sort((one, other) => (one.cohortSort < other.cohortSort ? 1 : -1));
};

const seriesOf = (dimension: TableDimension): Dimension =>
  dimension === 'city' || dimension === 'day' ? 'district' : dimension;

/** The cases behind a figure: only those days are looked into on which the counters say that there are any. */
export const createListFigureCases =
  ({ reader, unitNames }: CasesDeps): Handler<typeof listFigureCases> =>
  async ({ query: { figure, dimension, areaCode, value, from, to, cursor } }, caller) => {
    const problem = spanProblem(from, to);
    if (problem !== undefined) return err(invalidInput(problem));
    const start = cursor === undefined ? undefined : decodeCaseCursor(cursor);
    if (cursor !== undefined && start === undefined)
      return err(invalidInput({ field: 'cursor', message: '翻页位置不正确，请从第一页重新查看' }));
    const scope = scopeOf(caller, { dimension, areaCode, value });
    if (!scope.ok) return scope;
    const { values } = scope.value;
    // A row of the table by district is that district.
    const districtCodes = scope.value.districtCodes.filter(
      (code) => dimension !== 'district' || values === undefined || values.includes(code),
    );
    const last = start === undefined || start.day > compactDay(to) ? compactDay(to) : start.day;
    const isValued = dimension !== 'city' && dimension !== 'day';
    const counters = await Promise.all(
      districtCodes.map((code) => reader.counters(seriesOf(dimension), code, compactDay(from), last)),
    );
    const days = new Set(
      counters
        .flat()
        .filter((row) => !isValued || values === undefined || values.includes(row.value))
        .filter(({ counts }) => countOf(counts, figure) > 0)
        .map(({ span }) => span),
    );
    const filters = filtersOf(figure, dimension, isValued ? values : undefined);
    const found: FactsRow[] = [];
    let next: CaseCursor | undefined;
    for (const day of [...days].sort().reverse()) {
      if (found.length >= pageSize) {
        next = { day };
        break;
      }
      const after = day === start?.day ? start.after : undefined;
      const rows = await casesOn(reader, districtCodes, { day, after }, filters);
      const room = pageSize - found.length;
      found.push(...rows.slice(0, room));
      if (rows.length > room) {
        next = { day, after: found.at(-1)?.cohortSort };
        break;
      }
    }
    const names = found.length === 0 ? new Map<string, string>() : await unitNames(districtCodes);
    return ok({
      cases: found.map((row) => caseOf(row, names)),
      ...(next === undefined ? {} : { nextCursor: encodeCaseCursor(next) }),
    });
  };
