import { api } from '@huzhou/shared/contract/api';
import { type Role, roles } from '@huzhou/shared/directory/role';
import type { Caller } from '@huzhou/shared/identity/caller';
import * as boardRoutes from '@huzhou/shared/insights/board-routes';
import * as figureRoutes from '@huzhou/shared/insights/routes';
import { beforeEach, expect, it } from 'vitest';
import { serve } from '../platform/http.ts';
import { httpEvent, lambdaContext } from '../platform/testing/http-event.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import type { FiguresReader } from './figures-reader.ts';
import { createGetBoard } from './get-board.ts';
import { createGetFigures } from './get-figures.ts';
import { createGetParkingBoard } from './get-parking-board.ts';
import { createListFigureCases } from './list-figure-cases.ts';

const routes = { ...boardRoutes, ...figureRoutes };

// Every route of insights × every role, about the city, 吴兴 (their own) and 安吉, for holders in each kind of area.

const asked: string[] = [];
const reader: FiguresReader = {
  counters: async (_series, districtCode) => {
    asked.push(districtCode);
    return [];
  },
  recounts: async () => [],
  cases: async function* () {},
};
const clock = createTestClock();
const unitNames = async () => new Map<string, string>();
const handler = serve(routes, {
  getBoard: createGetBoard({ reader, clock }),
  getFigures: createGetFigures({ reader, unitNames, clock }),
  getParkingBoard: createGetParkingBoard({ reader: { days: async () => [], areas: async () => [] }, clock }),
  listFigureCases: createListFigureCases({ reader, unitNames }),
});

const holder = (role: Role, areaCode: string): Caller => ({
  personId: 'person',
  staff: {
    staffId: 'staff',
    name: 'staff',
    grants: [{ role, areaCode, ...(['handler', 'team-lead'].includes(role) ? { unitId: 'team-330502001' } : {}) }],
  },
});

const areas = { city: '330500', own: '330502', other: '330523' } as const;
type About = Readonly<Record<keyof typeof areas, number>>;
const refused: About = { city: 403, own: 403, other: 403 };
const ofArea = {
  city: { city: 200, own: 200, other: 200 },
  district: { city: 403, own: 200, other: 403 },
} as const satisfies Record<string, About>;

/** Team leads have figures of their team alone, which no area asks for. */
const expected: Readonly<Record<Role, typeof ofArea | 'refused'>> = {
  handler: 'refused',
  'team-lead': 'refused',
  dispatcher: ofArea,
  supervisor: ofArea,
  leader: ofArea,
  administrator: ofArea,
  'lot-operator': 'refused',
  'parking-officer': 'refused',
  clinician: 'refused',
  registrar: 'refused',
};

const span = { from: '2026-11-01', to: '2026-11-23' };
const requests = {
  getBoard: { route: routes.getBoard, query: {} },
  getParkingBoard: { route: routes.getParkingBoard, query: {} },
  getFigures: { route: routes.getFigures, query: { ...span, dimension: 'district' } },
  listFigureCases: { route: routes.listFigureCases, query: { ...span, figure: 'resolutionMissed' } },
} as const;

const statusOf = async (name: keyof typeof requests, query: Record<string, string>, caller?: Caller) =>
  (
    await handler(
      httpEvent(requests[name].route, { query, ...(caller === undefined ? {} : { caller }) }),
      lambdaContext(),
    )
  ).statusCode;

beforeEach(() => {
  catchLog();
  asked.length = 0;
});

it('has a row for every route', () => {
  const covered = Object.values(requests).map(({ route }) => route.id);
  expect(covered.sort()).toEqual(api.insights?.map(({ id }) => id).sort());
});

it.each([undefined, ...roles])('the boards are for everybody: %s', async (role) => {
  const caller = role === undefined ? undefined : holder(role, areas.own);
  expect(await statusOf('getBoard', {}, caller)).toBe(200);
  expect(await statusOf('getParkingBoard', {}, caller)).toBe(200);
});

const rows = (['getFigures', 'listFigureCases'] as const).flatMap((name) =>
  roles.flatMap((role) => (['city', 'district'] as const).map((held) => ({ name, role, held, row: expected[role] }))),
);

it.each(rows)('$name for a $role of a $held', async ({ name, role, held, row }) => {
  const caller = holder(role, held === 'city' ? areas.city : areas.own);
  const statuses: Partial<Record<keyof typeof areas, number>> = {};
  for (const [area, areaCode] of Object.entries(areas))
    statuses[area as keyof typeof areas] = await statusOf(name, { ...requests[name].query, areaCode }, caller);
  expect(statuses).toEqual(row === 'refused' ? refused : row[held]);
  // What is refused is not read either.
  const may = row === 'refused' ? [] : held === 'city' ? undefined : [areas.own];
  if (may !== undefined) expect([...new Set(asked)]).toEqual(may);
});

it.each(['getFigures', 'listFigureCases'] as const)('%s is not for citizens, nor for nobody', async (name) => {
  expect(await statusOf(name, requests[name].query, { personId: 'citizen' })).toBe(403);
  expect(await statusOf(name, requests[name].query)).toBe(401);
  expect(asked).toEqual([]);
});
