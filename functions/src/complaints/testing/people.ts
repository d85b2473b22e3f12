import type { Role } from '@huzhou/shared/directory/role';
import type { Caller } from '@huzhou/shared/identity/caller';
import { callerOf } from './stand.ts';

// Everybody who might call a route, as seen from a case of 月河街道 in 吴兴, reported by `citizen` and lying with that
// street's team. A matrix has a column for each of them.

const staffOf = (key: string, role: Role, areaCode: string, unitId?: string): Caller => ({
  personId: `person-${key}`,
  staff: {
    staffId: `staff-${key}`,
    name: key,
    grants: [{ role, areaCode, ...(unitId === undefined ? {} : { unitId }) }],
  },
});

export const people = {
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
  // Those of parking and dogs are citizens here, whatever area or unit they hold.
  lotOperator: callerOf('operator'),
  parkingOfficer: callerOf('parking'),
  clinician: callerOf('clinician'),
  registrar: callerOf('cityregist'),
} as const satisfies Record<string, Caller | undefined>;
export type Person = keyof typeof people;
export const everybody = Object.keys(people) as Person[];

export type Row = Readonly<Record<Person, number>>;

/** A row of a matrix: `otherwise` for everybody whom the row does not name. */
export const row = (otherwise: number, named: Partial<Record<Person, number>>): Row =>
  Object.fromEntries(
    everybody.map((person) => [person, person === 'nobody' ? 401 : (named[person] ?? otherwise)]),
  ) as Row;

export const dispatchers = { dispatcher: 200, cityDesk: 200 };
export const checkers = { ...dispatchers, supervisor: 200, citySupervisor: 200 };
/** Those with the right role elsewhere do not learn that the case exists; the wrong role is refused at the door. */
export const teams = { handler: 200, lead: 200, otherTeam: 404, otherDistrictTeam: 404 };
export const checkersElsewhere = { otherDispatcher: 404, otherSupervisor: 404 };
export const unseen = {
  neighbour: 404,
  otherTeam: 404,
  otherDistrictTeam: 404,
  otherLeader: 404,
  ...checkersElsewhere,
  lotOperator: 404,
  parkingOfficer: 404,
  clinician: 404,
  registrar: 404,
};
