import * as routes from '@huzhou/shared/complaints/desk-routes';
import { isRoute, type Route } from '@huzhou/shared/contract/route';
import { beforeAll, describe, expect, it } from 'vitest';
import { callerOf } from '../testing/stand.ts';
import { createDeskStand, type DeskStand } from './testing/desk-stand.ts';

// Every route of the desk × everybody who might call it. A route without a row fails.

const people = {
  nobody: undefined,
  citizen: callerOf('citizen'),
  handler: callerOf('handler'),
  lead: callerOf('lead'),
  dispatcher: callerOf('dispatch'),
  otherDispatcher: callerOf('dispatch2'),
  cityDesk: callerOf('citydesk'),
  supervisor: callerOf('superv'),
  citySupervisor: callerOf('citysup'),
  leader: callerOf('leader'),
  administrator: callerOf('admin'),
  lotOperator: callerOf('operator'),
  parkingOfficer: callerOf('parking'),
  clinician: callerOf('clinician'),
  registrar: callerOf('cityregist'),
} as const;
type Person = keyof typeof people;
const everybody = Object.keys(people) as Person[];

/** Whose work is something else: the desk is not theirs. */
const outside = { nobody: 401, citizen: 403, lotOperator: 403, parkingOfficer: 403, clinician: 403, registrar: 403 };

type Row = Readonly<Record<Person, number>>;
const row = (status: number, named: Partial<Record<Person, number>> = {}): Row =>
  Object.fromEntries(
    everybody.map((person) => [person, { ...outside, ...named }[person as 'nobody'] ?? status]),
  ) as Row;

const noTeams = { handler: 403, lead: 403 };
const place = { address: '红旗路 12 号', areaCode: '330502001' };
const call = { categoryCode: 'E0102', place, words: '来电反映垃圾没有人收' };
const template = { command: 'respond', title: '马上到', words: '马上就到现场' };
const id = '0123456789ABCDEF';

type Name = {
  [Key in keyof typeof routes]: (typeof routes)[Key] extends { path: string } ? Key : never;
}[keyof typeof routes];

const expected: Readonly<Record<Name, { readonly of: Row; readonly request?: object }>> = {
  readLedger: { of: row(200, { ...noTeams, administrator: 403 }) },
  // Of one day: whom it lets in is the same.
  searchComplaints: { of: row(200), request: { query: { from: '2026-11-23' } } },
  submitOnBehalf: {
    of: row(403, { dispatcher: 201, otherDispatcher: 201, cityDesk: 201 }),
    request: { body: call },
  },
  createExport: { of: row(202, { handler: 403 }), request: { body: { filter: {}, format: 'csv' } } },
  listExports: { of: row(200) },
  getExport: { of: row(404), request: { path: { exportId: id } } },
  listSavedFilters: { of: row(200) },
  saveFilter: { of: row(201), request: { body: { name: '垃圾', filter: {} } } },
  removeSavedFilter: { of: row(200), request: { path: { filterId: id }, body: {} } },
  listReplyTemplates: { of: row(200) },
  saveReplyTemplate: { of: row(201, { handler: 403, leader: 403, administrator: 403 }), request: { body: template } },
  removeReplyTemplate: {
    of: row(404, { handler: 403, leader: 403, administrator: 403 }),
    request: { path: { templateId: id }, body: {} },
  },
};

const names = Object.keys(expected) as Name[];
const byName = new Map<string, Route>(
  Object.entries(routes).flatMap(([name, route]) => (isRoute(route) ? [[name, route]] : [])),
);

it('has a row for every route', () => {
  expect(names.toSorted()).toEqual([...byName.keys()].sort());
});

describe('of the desk', () => {
  let stand: DeskStand;
  beforeAll(async () => {
    stand = await createDeskStand();
  });

  it.each(names)('%s lets in whom it should', async (name) => {
    const { of, request } = expected[name];
    const route = byName.get(name);
    if (route === undefined) throw new Error(`There is no route ${name}`);
    const statuses: Partial<Record<Person, number>> = {};
    for (const person of everybody) {
      const { status } = await stand.ask(route, people[person], { ...request });
      statuses[person] = status;
    }
    expect(statuses).toEqual(of);
  });
});
