import * as routes from '@huzhou/shared/complaints/routes';
import { api } from '@huzhou/shared/contract/api';
import type { Route } from '@huzhou/shared/contract/route';
import { describe, expect, it } from 'vitest';
import {
  checkers,
  checkersElsewhere,
  dispatchers,
  everybody,
  type Person,
  people,
  type Row,
  row,
  teams,
  unseen,
} from './testing/people.ts';
import { createStand, type Stand, submission, usual } from './testing/stand.ts';

// Every route of the capability × everybody who might call it, on a case of 月河街道 in 吴兴, reported by `citizen`
// and lying with that street's team. A route without a row fails, so does a person without a column.

/** Routes whose rights are proved where they are built: uploads are everybody's own, pushes are signed by WeChat. */
const elsewhere = ['createUpload', 'verifyMediaCheckPush', 'receiveMediaCheck'] as const;
type ChainRoute = Exclude<Extract<keyof typeof routes, keyof typeof requests>, (typeof elsewhere)[number]>;

const expected: Readonly<Record<ChainRoute, Row>> = {
  submitComplaint: row(201, {}),
  listComplaints: row(200, {}),
  listNearby: row(200, {}),
  getComplaint: row(200, unseen),
  // Anybody may follow what others report.
  followComplaint: row(200, { reporter: 409 }),
  unfollowComplaint: row(200, {}),
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
  listNearby: { query: { categoryCode: 'E0102', longitude: '120.1', latitude: '30.87' }, before: [] },
  getComplaint: { before: ['dispatch'] },
  followComplaint: { body: {}, before: ['dispatch'] },
  unfollowComplaint: { body: {}, before: ['dispatch'] },
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
} as const satisfies Record<
  string,
  { body?: unknown; query?: Record<string, string>; before: readonly (keyof typeof usual)[] }
>;

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
        ...('query' in request ? { query: request.query } : {}),
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
      // Whose work is not cases gets no list at all.
      const isSeen = list.complaints?.some((summary) => summary.complaintId === complaintId) ?? false;
      expect([person, isSeen]).toEqual([person, expected.getComplaint[person] === 200]);
    }
  });
});
