import * as routes from '@huzhou/shared/complaints/casework-routes';
import { isRoute, type Route } from '@huzhou/shared/contract/route';
import { beforeAll, describe, expect, it } from 'vitest';
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
} from '../testing/people.ts';
import { type Command, readyFor } from '../testing/ready.ts';
import { createStand, type Stand, usual } from '../testing/stand.ts';

// Every route of case work × everybody who might call it. A route without a row fails, so does a person without a
// column. The case is ready for the command, and everybody tries.

type Name = {
  [Key in keyof typeof routes]: (typeof routes)[Key] extends { path: string } ? Key : never;
}[keyof typeof routes];

const supervisors = { supervisor: 200, citySupervisor: 200, otherSupervisor: 404 };
const desks = { ...dispatchers, otherDispatcher: 404 };
const checking = { ...checkers, ...checkersElsewhere };
/** The leader of this very case; one elsewhere does not learn that it exists. */
const leaders = { leader: 200, otherLeader: 404 };

const expected: Readonly<Record<Name, { readonly command: Command; readonly of: Row }>> = {
  declineComplaint: { command: 'decline', of: row(403, desks) },
  transferComplaint: { command: 'transfer', of: row(403, checking) },
  informReporter: { command: 'inform', of: row(403, { ...teams, ...desks }) },
  noteOnComplaint: { command: 'note', of: row(403, { ...teams, ...checking, ...leaders }) },
  requestExtension: { command: 'request-extension', of: row(403, teams) },
  extendComplaint: { command: 'extend', of: row(403, supervisors) },
  requestSuspension: { command: 'request-suspension', of: row(403, teams) },
  suspendComplaint: { command: 'suspend', of: row(403, supervisors) },
  refuseRequest: { command: 'refuse-request', of: row(403, supervisors) },
  resumeComplaint: {
    command: 'resume',
    of: row(403, { ...supervisors, lead: 200, otherDistrictTeam: 404 }),
  },
  mergeComplaint: { command: 'merge', of: row(403, checking) },
  splitComplaint: { command: 'split', of: row(403, checking) },
  confirmGone: { command: 'confirm-gone', of: row(403, checking) },
  superviseComplaint: { command: 'supervise', of: row(403, { ...supervisors, ...leaders }) },
  answerSupervision: { command: 'answer-supervision', of: row(403, { ...teams, ...desks }) },
  makeKeyCase: { command: 'make-key', of: row(403, supervisors) },
  setPlan: { command: 'set-plan', of: row(403, leaders) },
  finishStep: { command: 'finish-step', of: row(403, leaders) },
  strikeOff: { command: 'strike-off', of: row(403, supervisors) },
};

const names = Object.keys(expected) as Name[];
const byName = new Map<string, Route>(
  Object.entries(routes).flatMap(([name, route]) => (isRoute(route) ? [[name, route]] : [])),
);

it('has a row for every route', () => {
  expect(names.toSorted()).toEqual([...byName.keys()].sort());
});

describe('of case work', () => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await createStand();
  });

  it.each(names)('%s lets in whom it should', async (name) => {
    const { command, of } = expected[name];
    const route = byName.get(name);
    if (route === undefined) throw new Error('no route');
    const begin = async () => {
      if (command !== 'merge') return { complaintId: await readyFor(stand, command), body: usual[command].body };
      // Only so much of a main fits, and it has to be there first: each merge gets one of its own.
      stand.wait(361);
      const into = await stand.file();
      return { complaintId: await readyFor(stand, command), body: { into } };
    };
    const statuses: Partial<Record<Person, number>> = {};
    // Who is refused changes nothing, so they may all try the same case.
    let { complaintId, body } = await begin();
    for (const person of everybody) {
      const caller = people[person];
      const before = await stand.store.find(complaintId);
      const { status } = await stand.call(route, {
        ...(caller === undefined ? {} : { caller }),
        body,
        path: { complaintId },
      });
      statuses[person] = status;
      if (status >= 400) expect([person, await stand.store.find(complaintId)]).toEqual([person, before]);
      else ({ complaintId, body } = await begin());
    }
    expect(statuses).toEqual(of);
  });
});
