import { isRoute, type Route } from '@huzhou/shared/contract/route';
import * as routes from '@huzhou/shared/parking/lot-routes';
import { beforeAll, describe, expect, it } from 'vitest';
import { createLotStand, draft, type LotStand, type Person, people, spotsNamed } from '../testing/lot-stand.ts';

// Every route of those who keep lots × everybody who might call it, on a lot of 吴兴 that the unit of `operator` keeps. A
// route without a row fails, so does a person without a column.

type Row = Readonly<Record<Person, number>>;
const everybody = Object.keys(people) as Person[];
/** 401 without a session, 403 where nothing else is said. */
const row = (named: Partial<Record<Person, number>>): Row =>
  Object.fromEntries(everybody.map((person) => [person, person === 'nobody' ? 401 : (named[person] ?? 403)])) as Row;

const keepers = (status: number) => ({ operator: status, colleague: status });
const readers = { ...keepers(200), officer: 200, cityOfficer: 200 };
const operators = (status: number) => ({ ...keepers(status), otherOperator: status, farOperator: status });

const expected: Readonly<Record<keyof typeof requests, Row>> = {
  // A list shows to each their own.
  listOwnLots: row({ ...operators(200), officer: 200, cityOfficer: 200, farOfficer: 200 }),
  // Every unit opens its own, where it works.
  createLot: row({ ...operators(201), farOperator: 400 }),
  changeLot: row(keepers(200)),
  listSpots: row(readers),
  changeSpots: row(keepers(200)),
  listLotBookings: row(readers),
  closeWindow: row(keepers(202)),
  listClosures: row(readers),
  liftClosure: row(keepers(200)),
  getLotFigures: row(readers),
  listGateLog: row(readers),
  createImport: row(operators(201)),
  startImport: row({ ...operators(404), ...keepers(202) }),
  getImport: row({ ...operators(404), ...keepers(200) }),
  exportLots: row({ ...operators(200), officer: 200, cityOfficer: 200, farOfficer: 200 }),
};

const day = '20261124';
const closure = { from: '2026-11-24T00:00:00.000Z', to: '2026-11-24T02:00:00.000Z', reason: '应急公务' };

interface Ready {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}
type Prepare = (stand: LotStand) => Promise<Ready>;

const ofLot =
  (more: Omit<Ready, 'path'> = {}): Prepare =>
  async (stand) => ({ path: { lotId: (await stand.openLot()).lotId }, ...more });

const ofImport = async (stand: LotStand) => {
  const { body } = await stand.ask(routes.createImport, people.operator, { body: { bytes: 10 } });
  stand.uploads.set(body.importId, Uint8Array.of(1));
  return { importId: body.importId };
};

/** For each route: what is sent, on something of its own that is ready for it. */
const requests = {
  listOwnLots: async () => ({}),
  createLot: async () => ({ body: { ...draft, spots: spotsNamed('A-1') } }),
  changeLot: ofLot({ body: { version: 1, paused: true } }),
  listSpots: ofLot(),
  changeSpots: ofLot({ body: { version: 1, spots: spotsNamed('B-1') } }),
  listLotBookings: ofLot({ query: { day } }),
  closeWindow: ofLot({ body: closure }),
  listClosures: ofLot(),
  liftClosure: async (stand) => {
    const { lotId } = await stand.openLot();
    const { body } = await stand.ask(routes.closeWindow, people.operator, { path: { lotId }, body: closure });
    return { path: { lotId, closureId: body.closureId }, body: {} };
  },
  getLotFigures: ofLot({ query: { day } }),
  listGateLog: ofLot({ query: { day } }),
  createImport: async () => ({ body: { bytes: 10 } }),
  startImport: async (stand) => ({ path: await ofImport(stand), body: {} }),
  getImport: async (stand) => ({ path: await ofImport(stand) }),
  exportLots: async () => ({}),
} as const satisfies Record<string, Prepare>;

const names = Object.keys(requests) as (keyof typeof requests)[];
const routeNamed: ReadonlyMap<string, Route> = new Map(
  Object.entries(routes).flatMap(([name, value]) => (isRoute(value) ? [[name, value as Route]] : [])),
);

let stand: LotStand;
beforeAll(async () => {
  stand = await createLotStand();
});

it('has a row for every route', () => {
  expect([...names].sort()).toEqual([...routeNamed.keys()].sort());
});

it('shows and gives to each what is theirs', async () => {
  const { lotId } = await stand.openLot();
  for (const person of everybody) {
    const { status, body } = await stand.ask(routes.listOwnLots, people[person]);
    const exported = await stand.ask(routes.exportLots, people[person]);
    const seen = status === 200 && body.lots.some((lot) => lot.lotId === lotId);
    const taken = exported.status === 200 && ([...stand.exported.values()].at(-1) ?? '').includes(lotId);
    const may = expected.listSpots[person] === 200;
    expect([person, seen, taken]).toEqual([person, may, may]);
  }
});

describe.each(names)('%s', (name) => {
  const route = routeNamed.get(name) as Route;

  it('lets in whom it should, and changes nothing for the others', async () => {
    const statuses: Partial<Record<Person, number>> = {};
    // Who is refused changes nothing, so that they may all try the same.
    let ready = await requests[name](stand);
    for (const person of everybody) {
      const before = stand.written();
      const { status } = await stand.ask(route, people[person], ready);
      statuses[person] = status;
      const isChange = status < 400 && route.method === 'POST';
      expect([person, stand.written() > before]).toEqual([person, isChange]);
      if (status < 400) ready = await requests[name](stand);
    }
    expect(statuses).toEqual(expected[name]);
  });
});
