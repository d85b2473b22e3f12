import * as routes from '@huzhou/shared/complaints/routes';
import { api } from '@huzhou/shared/contract/api';
import type { Route } from '@huzhou/shared/contract/route';
import type { Role } from '@huzhou/shared/directory/role';
import type { Caller } from '@huzhou/shared/identity/caller';
import { describe, expect, it } from 'vitest';
import { callerOf, createStand, type Stand, submission, usual } from './testing/stand.ts';

// Every route of the capability × everybody who might call it, on a case of 月河街道 in 吴兴, reported by `citizen`
// and lying with that street's team. A route without a row fails, so does a person without a column.

const staffOf = (key: string, role: Role, areaCode: string, unitId?: string): Caller => ({
  personId: `person-${key}`,
  staff: {
    staffId: `staff-${key}`,
    name: key,
    grants: [{ role, areaCode, ...(unitId === undefined ? {} : { unitId }) }],
  },
});

const people = {
  nobody: undefined,
  reporter: callerOf('citizen'),
  neighbour: callerOf('neighbour'),
  handler: callerOf('handler2'),
  lead: callerOf('lead'),
  otherTeam: staffOf('other-team', 'handler', '330502002', 'team-330502002'),
  /** Has the right role, and the case lies in its area: it sees it, and that is all. */
  districtTeam: staffOf('municipal', 'handler', '330502', 'team-330502-municipal'),
  otherDistrictTeam: staffOf('anji-team', 'team-lead', '330523001', 'team-330523001'),
  dispatcher: callerOf('dispatch'),
  otherDispatcher: callerOf('dispatch2'),
  cityDesk: callerOf('citydesk'),
  supervisor: callerOf('superv'),
  otherSupervisor: staffOf('anji-superv', 'supervisor', '330523'),
  citySupervisor: callerOf('citysup'),
  leader: callerOf('leader'),
  otherLeader: staffOf('anji-leader', 'leader', '330523'),
  administrator: callerOf('admin'),
} as const satisfies Record<string, Caller | undefined>;
type Person = keyof typeof people;
const everybody = Object.keys(people) as Person[];

type Row = Readonly<Record<Person, number>>;

/** `otherwise` for everybody whom the row does not name. */
const row = (otherwise: number, named: Partial<Record<Person, number>>): Row =>
  Object.fromEntries(
    everybody.map((person) => [person, person === 'nobody' ? 401 : (named[person] ?? otherwise)]),
  ) as Row;

const dispatchers = { dispatcher: 200, cityDesk: 200 };
const checkers = { ...dispatchers, supervisor: 200, citySupervisor: 200 };
/** Those with the right role elsewhere do not learn that the case exists; the wrong role is refused at the door. */
const teams = { handler: 200, lead: 200, otherTeam: 404, otherDistrictTeam: 404 };
const checkersElsewhere = { otherDispatcher: 404, otherSupervisor: 404 };
const unseen = { neighbour: 404, otherTeam: 404, otherDistrictTeam: 404, otherLeader: 404, ...checkersElsewhere };

/** Routes whose rights are proved where they are built: uploads are everybody's own, pushes are signed by WeChat. */
const elsewhere = ['createUpload', 'verifyMediaCheckPush', 'receiveMediaCheck'] as const;
type ChainRoute = Exclude<Extract<keyof typeof routes, keyof typeof requests>, (typeof elsewhere)[number]>;

const expected: Readonly<Record<ChainRoute, Row>> = {
  submitComplaint: row(201, {}),
  listComplaints: row(200, {}),
  getComplaint: row(200, unseen),
  dispatchComplaint: row(403, { ...dispatchers, otherDispatcher: 404 }),
  respondToComplaint: row(403, teams),
  resolveComplaint: row(403, teams),
  returnComplaint: row(403, teams),
  approveComplaint: row(403, { ...checkers, ...checkersElsewhere }),
  reworkComplaint: row(403, { ...checkers, ...checkersElsewhere }),
  withdrawComplaint: row(403, { ...unseen, reporter: 200 }),
  rateComplaint: row(403, { ...unseen, reporter: 200 }),
  reopenComplaint: row(403, { ...unseen, reporter: 200 }),
  revealContact: row(403, { ...checkers, ...teams, ...checkersElsewhere }),
};

const toResolved = ['dispatch', 'respond', 'resolve'] as const;
const body = (name: keyof typeof usual) => usual[name].body;

/** For each route: what is sent, and the steps after which a case is ready for it. */
const requests = {
  submitComplaint: { body: submission(), before: [] },
  listComplaints: { before: [] },
  getComplaint: { before: ['dispatch'] },
  dispatchComplaint: { body: body('dispatch'), before: [] },
  respondToComplaint: { body: body('respond'), before: ['dispatch'] },
  resolveComplaint: { body: body('resolve'), before: ['dispatch', 'respond'] },
  returnComplaint: { body: body('return'), before: ['dispatch'] },
  approveComplaint: { body: body('approve'), before: toResolved },
  reworkComplaint: { body: body('rework'), before: toResolved },
  withdrawComplaint: { body: body('withdraw'), before: ['dispatch'] },
  rateComplaint: { body: body('rate'), before: [...toResolved, 'approve'] },
  reopenComplaint: { body: body('reopen'), before: [...toResolved, 'approve'] },
  revealContact: { body: { purpose: '核实现场位置' }, before: ['dispatch'] },
} as const satisfies Record<string, { body?: unknown; before: readonly (keyof typeof usual)[] }>;

const names = Object.keys(expected) as ChainRoute[];

const routeOf = (name: string): Route => {
  const found = Object.entries(routes).find(([exported]) => exported === name)?.[1];
  if (typeof found !== 'object' || !('path' in found)) throw new Error(`There is no route ${name}`);
  return found;
};

it('has a row for every route', () => {
  const covered = [...names, ...elsewhere].map((name) => routeOf(name).id).sort();
  expect(covered).toEqual(api.complaints?.map(({ id }) => id).sort());
});

const prepare = async (stand: Stand, name: ChainRoute): Promise<string> => {
  const complaintId = await stand.file();
  for (const step of requests[name].before) await stand.give(step, complaintId);
  return complaintId;
};

describe.each(names)('%s', (name) => {
  it('lets in whom it should', async () => {
    const stand = await createStand();
    const route = routeOf(name);
    const statuses: Partial<Record<Person, number>> = {};
    // Who is refused changes nothing, so they may all try the same case.
    let complaintId = await prepare(stand, name);
    for (const person of everybody) {
      const caller = people[person];
      const request = requests[name];
      const before = await stand.store.find(complaintId);
      const { status } = await stand.call(route, {
        ...(caller === undefined ? {} : { caller }),
        ...('body' in request ? { body: request.body } : {}),
        ...(route.path.includes('{') ? { path: { complaintId } } : {}),
      });
      statuses[person] = status;
      const after = await stand.store.find(complaintId);
      if (status >= 400) expect(after).toEqual(before);
      else if (after?.version !== before?.version) complaintId = await prepare(stand, name);
      // The hour's submissions of one person are counted; not here.
      stand.wait(600);
    }
    expect(statuses).toEqual(expected[name]);
  });
});

describe('of a list', () => {
  it.each(['queue', 'area'])('%s: citizens have none', async (view) => {
    const stand = await createStand();
    for (const person of ['reporter', 'neighbour'] as const)
      expect((await stand.call(routes.listComplaints, { caller: people[person], query: { view } })).status).toBe(403);
  });

  it('area: shows to each what they may read, and nothing else', async () => {
    const stand = await createStand();
    const complaintId = await stand.file();
    await stand.give('dispatch', complaintId);
    for (const person of everybody) {
      const caller = people[person];
      if (caller?.staff === undefined) continue;
      const { body: list } = await stand.call(routes.listComplaints, { caller, query: { view: 'area' } });
      const isSeen = list.complaints?.some((summary) => summary.complaintId === complaintId);
      expect([person, isSeen]).toEqual([person, expected.getComplaint[person] === 200]);
    }
  });
});
