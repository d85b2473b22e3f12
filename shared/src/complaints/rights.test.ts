import { describe, expect, it } from 'vitest';
import { cityCode } from '../directory/areas.ts';
import { caseRoles, type Role, type RoleGrant, roles } from '../directory/role.ts';
import type { Caller } from '../identity/caller.ts';
import { plusSeconds } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { type ComplaintCommand, complaintCommands, machineCommands } from './lifecycle.ts';
import { availableCommands, commandRoles, mayGive, mayRead, mayRevealContact } from './rights.ts';
import { acceptedAt, sampleCase, staff, steps, team } from './sample-case.ts';
import { caseSources } from './source.ts';
import { advance } from './transition.ts';

const at = plusSeconds(acceptedAt, 10);

const take = (complaint: Complaint, command: ComplaintCommand, staffId = 'li'): Complaint => {
  const result = advance(complaint, steps[command], staff(staffId), at);
  if (!result.ok) throw new Error(result.failure.kind);
  return result.value.complaint;
};

const submitted = sampleCase();
const dispatched = take(submitted, 'dispatch');
const responded = take(dispatched, 'respond', 'zhou');
const resolved = take(responded, 'resolve', 'zhou');

const caller = (...grants: RoleGrant[]): Caller => ({
  personId: 'somebody',
  staff: { staffId: 'me', name: '我', grants },
});
const reporter: Caller = { personId: 'reporter' };
const stranger: Caller = { personId: 'stranger' };

const teamRoles: readonly Role[] = ['handler', 'team-lead'];
const anyCase = { town: '330502001', district: '330502', neighbourTown: '330502002', otherDistrict: '330523' };

/** A member of staff with the role where it is held: teams hold it within a unit. */
const holder = (role: Role, areaCode: string, unitId?: string): Caller =>
  caller({ role, areaCode, ...(unitId === undefined ? {} : { unitId }) });

const ownHolder = (role: Role): Caller =>
  teamRoles.includes(role) ? holder(role, anyCase.town, team.unitId) : holder(role, anyCase.district);
const otherHolder = (role: Role): Caller =>
  teamRoles.includes(role)
    ? holder(role, anyCase.otherDistrict, 'team-330523001')
    : holder(role, anyCase.otherDistrict);

const givable = (complaint: Complaint, who: Caller) =>
  complaintCommands.filter((command) => mayGive(command, complaint, who));

const citizenCommands = ['withdraw', 'rate', 'reopen'];
const teamCommands = [
  ...['respond', 'resolve', 'return', 'inform', 'note'],
  ...['request-extension', 'request-suspension', 'answer-supervision'],
];
const jointCommands = ['transfer', 'merge', 'split', 'confirm-gone', 'note'];
/** By hand, as the procedure has it: a team works and asks, a desk places and ends, a supervisor grants and drives. */
const expectedOf: Readonly<Record<Role, readonly string[]>> = {
  handler: teamCommands,
  'team-lead': [...teamCommands, 'resume'],
  dispatcher: ['dispatch', 'approve', 'rework', 'decline', ...jointCommands, 'inform', 'answer-supervision'],
  supervisor: [
    ...['approve', 'rework', ...jointCommands, 'extend', 'suspend', 'refuse-request', 'resume'],
    ...['supervise', 'make-key', 'strike-off'],
  ],
  // Its plan is the leader's of this very case, see below.
  leader: ['note', 'supervise'],
  administrator: [],
  'lot-operator': [],
  'parking-officer': [],
  clinician: [],
  registrar: [],
};

describe('who may give which command', () => {
  it.each(roles)('%s: for the unit or area of the case', (role) => {
    expect([...givable(dispatched, ownHolder(role))].sort()).toEqual([...expectedOf[role]].sort());
  });

  it.each(roles)('%s: not elsewhere', (role) => {
    expect(givable(dispatched, otherHolder(role))).toEqual([]);
  });

  it.each(roles)('%s: for the city, where it is an area’s role', (role) => {
    const expected = teamRoles.includes(role) ? [] : expectedOf[role];
    expect([...givable(dispatched, holder(role, cityCode))].sort()).toEqual([...expected].sort());
  });

  it('the reporter, and nobody else, withdraws, rates and reopens', () => {
    expect(givable(dispatched, reporter)).toEqual(citizenCommands);
    expect(givable(dispatched, stranger)).toEqual([]);
  });

  it('a team without a unit has no case, not even one that no unit has', () => {
    for (const role of teamRoles) {
      expect(givable(submitted, holder(role, anyCase.town))).toEqual([]);
      expect(mayRevealContact(submitted, holder(role, anyCase.town))).toBe(false);
    }
  });

  it('lists for each command only roles that exist', () => {
    expect(
      Object.values(commandRoles)
        .flat()
        .every((role) => roles.includes(role)),
    ).toBe(true);
  });
});

describe('four eyes', () => {
  const everything = (staffId: string, personId = 'somebody'): Caller => ({
    personId,
    staff: {
      staffId,
      name: staffId,
      grants: [
        { role: 'handler', areaCode: anyCase.town, unitId: team.unitId },
        { role: 'dispatcher', areaCode: anyCase.district },
      ],
    },
  });

  it.each(['approve', 'rework', 'confirm-gone'] as const)('%s: not by one who handled it', (command) => {
    expect(mayGive(command, resolved, everything('zhou'))).toBe(false);
    expect(mayGive(command, resolved, everything('zhang'))).toBe(true);
  });

  it.each(['approve', 'rework', 'confirm-gone'] as const)('%s: not by one who reported it', (command) => {
    expect(mayGive(command, resolved, everything('zhang', 'reporter'))).toBe(false);
  });

  it('binds one who only responded, too', () => {
    const byTwo = take(take(dispatched, 'respond', 'lu'), 'resolve', 'zhou');
    expect(mayGive('approve', byTwo, everything('lu'))).toBe(false);
  });
});

describe('time', () => {
  const asking = (staffId: string): Complaint => ({
    ...responded,
    request: { kind: 'extension', until: plusSeconds(at, 90_000), words: '等材料', staffId, name: '周', at },
  });
  const supervisor = ownHolder('supervisor');

  it.each(['extend', 'suspend', 'refuse-request'] as const)('%s: not by one who asked for it', (command) => {
    expect(mayGive(command, asking('zhou'), supervisor)).toBe(true);
    expect(mayGive(command, asking('me'), supervisor)).toBe(false);
  });
});

describe('the leader of a key case', () => {
  const led = (staffId: string, struckOffAt?: string): Complaint => ({
    ...responded,
    key: {
      reason: 'red',
      since: at,
      leader: { staffId, name: '臧' },
      ...(struckOffAt === undefined ? {} : { struckOffAt }),
    },
  });

  it.each(['set-plan', 'finish-step'] as const)('%s: only its own leader, while it is one', (command) => {
    const leader = ownHolder('leader');
    expect(mayGive(command, led('me'), leader)).toBe(true);
    expect(mayGive(command, led('zang'), leader)).toBe(false);
    expect(mayGive(command, led('me', at), leader)).toBe(false);
    expect(mayGive(command, responded, leader)).toBe(false);
    expect(mayGive(command, led('me'), otherHolder('leader'))).toBe(false);
    expect(mayGive(command, led('me'), ownHolder('supervisor'))).toBe(false);
  });
});

describe('whoever cannot be asked by us', () => {
  const desk = ownHolder('dispatcher');

  it.each(caseSources)('%s: its desk speaks for the reporter, or does not', (source) => {
    const complaint = { ...dispatched, source, reporterId: `desk:${dispatched.complaintId}` };
    const spoken = ['hotline', '12345', 'petition', 'open311'].includes(source);
    expect(citizenCommands.map((command) => mayGive(command as ComplaintCommand, complaint, desk))).toEqual(
      citizenCommands.map(() => spoken),
    );
    for (const other of [otherHolder('dispatcher'), ownHolder('supervisor'), ownHolder('handler'), stranger])
      expect(citizenCommands.some((command) => mayGive(command as ComplaintCommand, complaint, other))).toBe(false);
  });

  it('but not of how good its own work or check was', () => {
    const mine = { ...dispatched, source: 'hotline' as const, reporterId: `desk:${dispatched.complaintId}` };
    const me = desk.staff?.staffId ?? '';
    for (const complaint of [
      { ...mine, checkedBy: me },
      { ...mine, handledBy: [me] },
    ]) {
      expect(citizenCommands.filter((command) => mayGive(command as ComplaintCommand, complaint, desk))).toEqual(
        citizenCommands.filter((command) => command !== 'rate'),
      );
      // Who reported the case says so for themselves.
      expect(mayGive('rate', complaint, { ...desk, personId: complaint.reporterId })).toBe(true);
    }
    expect(mayGive('rate', { ...mine, checkedBy: 'somebody-else', handledBy: ['li'] }, desk)).toBe(true);
  });

  it('nobody speaks for a part', () => {
    const part = { ...dispatched, source: 'hotline' as const, parentId: 'HZ20261123-6666666666' };
    expect(citizenCommands.some((command) => mayGive(command as ComplaintCommand, part, desk))).toBe(false);
  });
});

it('what the machine does, nobody may', () => {
  const everywhere = roles.flatMap((role) => ownHolder(role).staff?.grants ?? []);
  for (const command of machineCommands) expect(mayGive(command, dispatched, caller(...everywhere))).toBe(false);
});

describe('who may read', () => {
  it.each(caseRoles)('%s: around the case, not elsewhere', (role) => {
    expect(mayRead(dispatched, ownHolder(role))).toBe(true);
    expect(mayRead(dispatched, otherHolder(role))).toBe(false);
  });

  it('not those whose work is something else, wherever they hold their role', () => {
    const others = roles.filter((role) => !caseRoles.some((known) => known === role));
    expect(others).toEqual(['lot-operator', 'parking-officer', 'clinician', 'registrar']);
    for (const role of others)
      for (const who of [ownHolder(role), holder(role, cityCode), holder(role, anyCase.town, team.unitId)])
        expect([role, mayRead(dispatched, who)]).toEqual([role, false]);
  });

  it('a neighbouring town’s team does not, unless the case lies with it', () => {
    const neighbour = holder('handler', anyCase.neighbourTown, 'team-330502002');
    expect(mayRead(dispatched, neighbour)).toBe(false);
    const theirs = { ...dispatched, unit: { ...team, unitId: 'team-330502002' } };
    expect(mayRead(theirs, neighbour)).toBe(true);
  });

  it('the reporter does, another citizen does not', () => {
    expect(mayRead(submitted, reporter)).toBe(true);
    expect(mayRead(submitted, stranger)).toBe(false);
  });
});

describe('who may see the telephone number', () => {
  const mayIn = (complaint: Complaint) => roles.filter((role) => mayRevealContact(complaint, ownHolder(role)));

  it('those whose work needs it, for a case that is theirs', () => {
    expect(mayIn(dispatched)).toEqual(['handler', 'team-lead', 'dispatcher', 'supervisor']);
    expect(roles.filter((role) => mayRevealContact(dispatched, otherHolder(role)))).toEqual([]);
  });

  it('nobody where none was left, and nobody their own', () => {
    expect(mayIn({ ...dispatched, hasPhone: false })).toEqual([]);
    const own = ownHolder('dispatcher');
    expect(mayRevealContact(dispatched, { ...own, personId: 'reporter' })).toBe(false);
  });
});

describe('what a client offers', () => {
  it('is what is in turn and may be given', () => {
    expect(availableCommands(dispatched, ownHolder('handler'), at)).toEqual(['respond', 'return', 'note']);
    expect(availableCommands(submitted, ownHolder('dispatcher'), at)).toEqual([
      ...['dispatch', 'decline', 'transfer', 'merge', 'note'],
    ]);
    expect(availableCommands(resolved, ownHolder('supervisor'), at)).toEqual([
      ...['approve', 'rework', 'note', 'supervise', 'make-key'],
    ]);
    expect(availableCommands(responded, reporter, at)).toEqual(['withdraw']);
    expect(availableCommands(resolved, reporter, at)).toEqual([]);
  });

  it('ends for the reporter seven days after closing', () => {
    const closed = take(resolved, 'approve', 'zhang');
    const lastAt = plusSeconds(at, 7 * 86_400);
    expect(availableCommands(closed, reporter, lastAt)).toEqual(['rate', 'reopen']);
    expect(availableCommands(closed, reporter, plusSeconds(lastAt, 1))).toEqual([]);
  });
});
