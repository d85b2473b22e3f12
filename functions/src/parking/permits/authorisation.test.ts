import { isRoute, type Route } from '@huzhou/shared/contract/route';
import { personas } from '@huzhou/shared/directory/demonstration';
import type { Caller } from '@huzhou/shared/identity/caller';
import * as routes from '@huzhou/shared/parking/permit-routes';
import { beforeEach, describe, expect, it } from 'vitest';
import { catchLog } from '../../platform/testing/memory-log.ts';
import { createPermitStand, staffCaller } from '../testing/permit-stand.ts';

// Every route of permits × everybody who might call it, on a contested plate that `holder` has. A route without a row
// fails; a role without a persona does not exist in the demonstration.

const stand = await createPermitStand();

const holder = stand.person();
const people: Readonly<Record<string, Caller | undefined>> = {
  nobody: undefined,
  holder,
  claimant: stand.person(),
  stranger: stand.person(),
  ...Object.fromEntries(
    personas.flatMap(({ staffId }) =>
      staffId === undefined ? [] : [[staffId, staffCaller(staffId.replace('staff-', ''))] as const],
    ),
  ),
};

type Row = Readonly<Record<string, number>>;
const row = (otherwise: number, named: Row = {}): Row =>
  Object.fromEntries(
    Object.keys(people).map((person) => [person, person === 'nobody' ? 401 : (named[person] ?? otherwise)]),
  );

const officers = { 'staff-parking': 200 };

const expected: Readonly<Record<keyof typeof requests, Row>> = {
  registerPlate: row(201),
  listPermits: row(200),
  removePlate: row(404, { holder: 200 }),
  contestPlate: row(202, { holder: 409 }),
  answerContest: row(404, { holder: 200 }),
  listPermitRequests: row(403, officers),
  decidePermitRequest: row(403, officers),
};

interface Case {
  readonly permitId: string;
  readonly requestId: string;
  readonly plate: string;
}

const requests = {
  registerPlate: () => ({ body: { plate: stand.plate() } }),
  listPermits: () => ({}),
  removePlate: ({ permitId }: Case) => ({ path: { permitId }, body: {} }),
  contestPlate: ({ plate }: Case) => ({ body: { plate, words: '这是我的车' } }),
  answerContest: ({ permitId }: Case) => ({ path: { permitId }, body: { words: '是我的车' } }),
  listPermitRequests: () => ({}),
  decidePermitRequest: ({ requestId }: Case) => ({ path: { requestId }, body: { granted: false, words: '不成立' } }),
};

/** After these there is nothing left to be asked of the same plate. */
const changing: readonly string[] = ['removePlate', 'contestPlate', 'decidePermitRequest'];

/** A plate of the holder, contested unless it is to be contested. */
const prepare = async (isContested: boolean): Promise<Case> => {
  for (const { permitId } of (await stand.list(holder)).permits) await stand.remove(holder, permitId);
  const plate = stand.plate();
  const { permitId } = (await stand.register(holder, plate)).body;
  const requestId = isContested ? (await stand.contest(people.claimant as Caller, plate)).body.requestId : '';
  return { permitId, plate, requestId };
};

const all = new Map<string, Route>(Object.entries(routes));

it('has a row for every route', () => {
  expect(Object.keys(expected).sort()).toEqual(
    [...all].flatMap(([name, value]) => (isRoute(value) ? [name] : [])).sort(),
  );
});

beforeEach(() => {
  catchLog();
});

describe.each(Object.keys(expected) as (keyof typeof requests)[])('%s', (name) => {
  it('lets in whom it should', async () => {
    const statuses: Record<string, number> = {};
    let here = await prepare(name !== 'contestPlate');
    for (const [person, by] of Object.entries(people)) {
      const route = all.get(name) as Route;
      const { status } = await stand.ask(route, { by, with: requests[name](here) });
      statuses[person] = status;
      if (status < 400 && changing.includes(name)) here = await prepare(name !== 'contestPlate');
    }
    expect(statuses).toEqual(expected[name]);
  });
});
