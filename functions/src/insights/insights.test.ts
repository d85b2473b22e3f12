import { type CaseFacts, factsOf } from '@huzhou/shared/complaints/figures/case-facts';
import { counterNames, countOf } from '@huzhou/shared/complaints/figures/counter';
import { changesBetween, mergeChanges } from '@huzhou/shared/complaints/figures/counters';
import { counterRow, factsRow, recountRow } from '@huzhou/shared/complaints/figures/figure-rows';
import { randomOf, sampleHistory } from '@huzhou/shared/complaints/figures/sample-histories';
import { withEvent } from '@huzhou/shared/complaints/figures/with-event';
import type { Route } from '@huzhou/shared/contract/route';
import { foundingUnits } from '@huzhou/shared/directory/demonstration';
import type { Role } from '@huzhou/shared/directory/role';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { Board } from '@huzhou/shared/insights/board';
import * as boardRoutes from '@huzhou/shared/insights/board-routes';
import type { FigureCase, FigureTable } from '@huzhou/shared/insights/figures';
import * as figureRoutes from '@huzhou/shared/insights/routes';
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { serve } from '../platform/http.ts';
import { putAll } from '../platform/table.ts';
import { createTestTables } from '../platform/testing/dynamo.ts';
import { httpEvent, lambdaContext } from '../platform/testing/http-event.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createFiguresReader, type FiguresReader } from './figures-reader.ts';
import { createGetBoard } from './get-board.ts';
import { createGetFigures } from './get-figures.ts';
import { createGetParkingBoard } from './get-parking-board.ts';
import { createListFigureCases } from './list-figure-cases.ts';

const routes = { ...boardRoutes, ...figureRoutes };

const staffOf = (role: Role, areaCode: string, unitId?: string): Caller => ({
  personId: `person-${role}`,
  staff: {
    staffId: role,
    name: role,
    grants: [{ role, areaCode, ...(unitId === undefined ? {} : { unitId }) }],
  },
});
const citySupervisor = staffOf('supervisor', '330500');
const districtSupervisor = staffOf('supervisor', '330502');
const teamLead = staffOf('team-lead', '330502001', 'team-330502001');

const random = randomOf(5);
const facts: CaseFacts[] = Array.from({ length: 150 }, (_, index) => {
  const { filed, events } = sampleHistory(random, index, '2026-11-19T16:00:00.000Z');
  return events.reduce(withEvent, factsOf(filed));
});
const span = { from: '2026-11-20', to: '2026-11-22' };

let reader: FiguresReader;
let call: <Body>(
  route: Route,
  query: Record<string, string>,
  caller?: Caller,
) => Promise<{ readonly status: number; readonly body: Body; readonly text: string }>;
const clock = createTestClock('2026-11-23T02:00:00.000Z');

beforeAll(async () => {
  const { documents, names } = await createTestTables('figures');
  const changes = mergeChanges(facts.map((each) => changesBetween(undefined, each)));
  await putAll(documents, names.figures, [
    ...facts.map(factsRow),
    ...[...changes.values()].map(({ ref, counts }) => counterRow(ref, counts)),
    recountRow({
      span: '20261120',
      at: '2026-11-22T19:40:00.000Z',
      agreed: true,
      cases: 9,
      unapplied: 0,
      differing: 0,
    }),
    recountRow({
      span: '20261121',
      at: '2026-11-22T19:41:00.000Z',
      agreed: false,
      cases: 9,
      unapplied: 0,
      differing: 2,
    }),
  ]);
  reader = createFiguresReader(documents, names.figures);
  const unitNames = async () => new Map(foundingUnits.map(({ unitId, name }) => [unitId, name]));
  const handler = serve(routes, {
    getBoard: createGetBoard({ reader, clock }),
    getParkingBoard: createGetParkingBoard({ reader: { days: async () => [], areas: async () => [] }, clock }),
    getFigures: createGetFigures({ reader, unitNames, clock }),
    listFigureCases: createListFigureCases({ reader, unitNames }),
  });
  call = async (route, query, caller) => {
    const event = httpEvent(route, { query, ...(caller === undefined ? {} : { caller }) });
    const { statusCode, body = '' } = await handler(event, lambdaContext());
    return { status: statusCode, body: JSON.parse(body), text: body };
  };
});

beforeEach(() => void catchLog());

const within = (districtCode?: string) =>
  facts.filter((each) => districtCode === undefined || each.districtCode === districtCode);
const counted = (cases: readonly CaseFacts[], name: string, unitId?: string): number =>
  [...mergeChanges(cases.map((each) => changesBetween(undefined, each))).values()]
    .filter(({ ref }) =>
      unitId === undefined ? ref.series === 'district' : ref.series === 'team' && ref.value === unitId,
    )
    .reduce((sum, { counts }) => sum + (counts[name] ?? 0), 0);

describe('the board', () => {
  it('tells everybody the figures of the city, without sign-in', async () => {
    const { status, body, text } = await call<Board>(routes.getBoard, {});
    expect(status).toBe(200);
    expect(body.period).toEqual({ name: 'month', from: '2026-11-01', to: '2026-11-23' });
    const [dispatch, response, resolution] = body.promises;
    expect(dispatch?.met).toBe(counted(facts, 'dispatchMet'));
    expect(response?.due).toBe(counted(facts, 'responseMet') + counted(facts, 'responseMissed'));
    expect(resolution).toMatchObject({ met: counted(facts, 'resolutionMet'), target: 0.98 });
    expect(body.beside.cases).toBe(counted(facts, 'cases'));
    expect(body.districts).toHaveLength(5);
    expect(body.districts.reduce((sum, { cases }) => sum + cases, 0)).toBe(body.beside.cases);
    expect(body.calendar.map(({ day }) => day)).toEqual(['2026-11-20', '2026-11-21', '2026-11-22']);
    expect(body.trend.map(({ month }) => month)).toHaveLength(12);
    expect(body.trend.at(-1)).toMatchObject({ month: '2026-11', cases: body.beside.cases });
    expect(body.slowest.length).toBeGreaterThan(0);
    expect(body.recount).toEqual({
      at: '2026-11-22T19:41:00.000Z',
      days: 2,
      agreed: false,
      disagreeing: ['2026-11-21'],
    });
    expect(text).not.toMatch(/HZ\d{8}/);
  });

  it('tells of one district', async () => {
    const { body } = await call<Board>(routes.getBoard, { districtCode: '330502', period: 'year' });
    expect(body.beside.cases).toBe(counted(within('330502'), 'cases'));
    expect(body.districts.find(({ districtCode }) => districtCode === '330523')?.cases).toBe(
      counted(within('330523'), 'cases'),
    );
  });

  it('is made once a minute, however many look', async () => {
    const read = vi.fn(reader.counters);
    const board = createGetBoard({ reader: { ...reader, counters: read }, clock: createTestClock() });
    const request = {
      path: undefined,
      query: { period: 'month' as const },
      body: undefined,
      idempotencyKey: undefined,
    };
    await Promise.all(Array.from({ length: 20 }, () => board(request, undefined)));
    expect(read.mock.calls.length).toBeLessThanOrEqual(15);
  });

  it('stays small with a full year in it', async () => {
    const full = createTestClock('2026-12-31T02:00:00.000Z');
    const counts = Object.fromEntries(counterNames.map((name) => [name, 123]));
    const board = createGetBoard({
      reader: {
        ...reader,
        counters: async (series, districtCode, first) =>
          Array.from({ length: series === 'district' ? 366 : 55 }, (_, index) => ({
            span: series === 'district' ? `2026${String(101 + index)}`.padEnd(8, '0') : first,
            value: series === 'district' ? districtCode : `E01${index}`,
            counts: { ...counts, s100: 50 },
          })),
      },
      clock: full,
    });
    const request = { path: undefined, query: { period: 'year' as const }, body: undefined, idempotencyKey: undefined };
    const made = await board(request, undefined);
    expect(made.ok && JSON.stringify(made.value).length).toBeLessThan(60_000);
  });

  it.each([{ period: 'week' }, { districtCode: '330500' }, { districtCode: '110000' }])(
    '%o is refused',
    async (query) => {
      expect((await call(routes.getBoard, query)).status).toBe(400);
    },
  );
});

describe('figures for staff', () => {
  it.each(['district', 'town', 'team', 'category', 'source', 'day'])('by %s add up to the whole', async (dimension) => {
    const { body } = await call<FigureTable>(routes.getFigures, { dimension, ...span }, citySupervisor);
    const { body: city } = await call<FigureTable>(routes.getFigures, { dimension: 'city', ...span }, citySupervisor);
    expect(body.rows.length).toBeGreaterThan(1);
    expect(body.total.promises).toEqual(city.total.promises);
    for (const [index, whole] of city.total.promises.entries())
      expect(body.rows.reduce((sum, { promises }) => sum + (promises[index]?.due ?? 0), 0)).toBe(whole.due);
    expect(body.rows.every(({ name }) => name !== '')).toBe(true);
  });

  it('are of their own area', async () => {
    const { body } = await call<FigureTable>(routes.getFigures, { dimension: 'town', ...span }, districtSupervisor);
    expect(body).toMatchObject({ areaCode: '330502', areaName: '吴兴区' });
    expect(body.total.beside.cases).toBe(counted(within('330502'), 'cases'));
  });

  it('of a team are its own', async () => {
    const { body } = await call<FigureTable>(routes.getFigures, { dimension: 'team', ...span }, teamLead);
    expect(body.rows.map(({ value, name }) => [value, name])).toEqual([['team-330502001', '月河街道综合执法中队']]);
    const [, response] = body.rows[0]?.promises ?? [];
    expect(response?.met).toBe(counted(facts, 'responseMet', 'team-330502001'));
  });

  it.each([
    ['another area', districtSupervisor, { dimension: 'town', areaCode: '330523' }, 403],
    ['the city', districtSupervisor, { dimension: 'city', areaCode: '330500' }, 403],
    ['other teams', teamLead, { dimension: 'team', value: 'team-330502002' }, 403],
    ['a district, for a team', teamLead, { dimension: 'district' }, 403],
    ['anything, for a handler', staffOf('handler', '330502001', 'team-330502001'), { dimension: 'team' }, 403],
    ['anything, for a citizen', { personId: 'p' }, { dimension: 'team' }, 403],
    ['anything, for nobody', undefined, { dimension: 'team' }, 401],
    ['a town by team', staffOf('supervisor', '330502001'), { dimension: 'team' }, 400],
    ['a town', staffOf('supervisor', '330502001'), { dimension: 'town' }, 200],
    ['the other way round', citySupervisor, { dimension: 'city', from: '2026-11-22', to: '2026-11-20' }, 400],
    ['more than a year', citySupervisor, { dimension: 'city', from: '2025-11-21' }, 400],
    ['too many single days', citySupervisor, { dimension: 'day', from: '2026-08-01' }, 400],
    ['a day that is none', citySupervisor, { dimension: 'city', from: '2026-02-30' }, 400],
  ] as const)('of %s: as it should be', async (_, caller, query, status) => {
    expect((await call(routes.getFigures, { ...span, ...query }, caller)).status).toBe(status);
  });
});

interface Cases {
  readonly cases: readonly FigureCase[];
  readonly nextCursor?: string;
}

const allCases = async (query: Record<string, string>, caller: Caller): Promise<FigureCase[]> => {
  const found: FigureCase[] = [];
  let cursor: string | undefined;
  do {
    const page = await call<Cases>(
      routes.listFigureCases,
      { ...span, ...query, ...(cursor === undefined ? {} : { cursor }) },
      caller,
    );
    if (page.status !== 200) throw new Error(page.text);
    found.push(...page.body.cases);
    cursor = page.body.nextCursor;
  } while (cursor !== undefined);
  return found;
};

describe('the cases behind a figure', () => {
  it('are all of them, newest first, none twice', async () => {
    const cases = await allCases({ figure: 'cases' }, citySupervisor);
    expect(cases).toHaveLength(counted(facts, 'cases'));
    expect(cases.length).toBeGreaterThan(50);
    const order = cases.map(({ submittedAt, complaintId }) => `${submittedAt}#${complaintId}`);
    expect(order).toEqual([...new Set(order)].sort().reverse());
  });

  it.each(['resolutionMissed', 'extended', 'reopened', 'merged', 'responseRunning'] as const)(
    '%s, by town, kind and source, are as many as the table says',
    async (figure) => {
      for (const dimension of ['town', 'category', 'source']) {
        const { body } = await call<FigureTable>(routes.getFigures, { dimension, ...span }, districtSupervisor);
        for (const { value } of body.rows) {
          const expected = within('330502').filter((each) => {
            const own = { town: each.townCode ?? 'none', category: each.categoryCode, source: each.source }[dimension];
            return own === value && countOf(changesOf(each), figure) > 0;
          });
          const cases = await allCases({ figure, dimension, value }, districtSupervisor);
          expect(cases.map(({ complaintId }) => complaintId).sort()).toEqual(
            expected.map(({ complaintId }) => complaintId).sort(),
          );
        }
      }
    },
  );

  it('of a team are those that are counted to it', async () => {
    const cases = await allCases({ figure: 'responseMissed', dimension: 'team' }, teamLead);
    const expected = facts.filter((each) => counted([each], 'responseMissed', 'team-330502001') > 0);
    expect(expected.length).toBeGreaterThan(0);
    expect(cases.map(({ complaintId }) => complaintId).sort()).toEqual(
      expected.map(({ complaintId }) => complaintId).sort(),
    );
  });

  it('are of no other area, and a cursor grants nothing', async () => {
    const { body } = await call<Cases>(routes.listFigureCases, { ...span, figure: 'openings' }, citySupervisor);
    expect(body.nextCursor).toBeDefined();
    const query = { ...span, figure: 'openings', cursor: body.nextCursor ?? '' };
    const { body: own } = await call<Cases>(routes.listFigureCases, query, districtSupervisor);
    expect(new Set(own.cases.map(({ districtCode }) => districtCode))).toEqual(new Set(['330502']));
    expect((await call(routes.listFigureCases, { ...query, areaCode: '330523' }, districtSupervisor)).status).toBe(403);
    expect((await call(routes.listFigureCases, { ...query, cursor: 'bm9uZQ' }, citySupervisor)).status).toBe(400);
    expect((await call(routes.listFigureCases, { ...span, figure: 'all' }, citySupervisor)).status).toBe(400);
  });

  it('say when, where and what, and nothing that anybody wrote', async () => {
    const [first] = await allCases({ figure: 'resolutionMet' }, citySupervisor);
    expect(first).toMatchObject({ categoryName: expect.any(String), areaName: expect.any(String) });
    expect(first?.figures).toContain('resolutionMet');
    expect(first?.resolutionMilliseconds).toBeGreaterThanOrEqual(0);
  });
});

const changesOf = (each: CaseFacts) =>
  [...changesBetween(undefined, each).values()].find(({ ref }) => ref.series === 'district')?.counts ?? {};
