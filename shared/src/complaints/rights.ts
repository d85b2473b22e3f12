import { type Role, teamRoles } from '../directory/role.ts';
import { covers } from '../directory/unit.ts';
import type { Caller } from '../identity/caller.ts';
import type { Instant } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { caseArea } from './custody.ts';
import { type ComplaintCommand, complaintCommands } from './lifecycle.ts';
import { outOfTurn } from './turn.ts';

/** Roles that may give a staff command at all; object-level rights narrow this to the case. */
export const commandRoles = {
  dispatch: ['dispatcher'],
  respond: ['handler', 'team-lead'],
  resolve: ['handler', 'team-lead'],
  return: ['handler', 'team-lead'],
  approve: ['dispatcher', 'supervisor'],
  rework: ['dispatcher', 'supervisor'],
} as const satisfies Partial<Record<ComplaintCommand, readonly [Role, ...Role[]]>>;

/** Roles whose work needs the reporter's telephone number. */
export const contactRoles = ['handler', 'team-lead', 'dispatcher', 'supervisor'] as const satisfies readonly Role[];

export const isReporter = (complaint: Complaint, caller: Caller): boolean => complaint.reporterId === caller.personId;

const hasCase = (complaint: Complaint, unitId: string | undefined): boolean =>
  unitId !== undefined && unitId === complaint.unit?.unitId;

/** Holds one of the roles for the unit that has the case (teams), or for an area around its place (all others). */
const holdsFor = (complaint: Complaint, caller: Caller, wanted: readonly Role[]): boolean =>
  caller.staff?.grants.some(
    ({ role, areaCode, unitId }) =>
      wanted.includes(role) &&
      (teamRoles.includes(role) ? hasCase(complaint, unitId) : covers(areaCode, caseArea(complaint))),
  ) ?? false;

/** Staff see what lies in their area and below, and what lies with their unit. */
export const mayRead = (complaint: Complaint, caller: Caller): boolean =>
  isReporter(complaint, caller) ||
  (caller.staff?.grants.some(
    ({ areaCode, unitId }) => covers(areaCode, caseArea(complaint)) || hasCase(complaint, unitId),
  ) ??
    false);

const isStaffCommand = (command: ComplaintCommand): command is keyof typeof commandRoles => command in commandRoles;

/** Whether the caller may give the command on this case, in whatever state it is. */
export const mayGive = (command: ComplaintCommand, complaint: Complaint, caller: Caller): boolean => {
  if (!isStaffCommand(command)) return isReporter(complaint, caller);
  if (!holdsFor(complaint, caller, commandRoles[command])) return false;
  // 四眼: the check is somebody else's, neither one who handled the case nor the one who reported it.
  const isCheck = command === 'approve' || command === 'rework';
  return !isCheck || !(complaint.handledBy.includes(caller.staff?.staffId ?? '') || isReporter(complaint, caller));
};

export const mayRevealContact = (complaint: Complaint, caller: Caller): boolean =>
  complaint.hasPhone && !isReporter(complaint, caller) && holdsFor(complaint, caller, contactRoles);

/** The commands that this caller may give on this case now, and no others: what a client offers. */
export const availableCommands = (complaint: Complaint, caller: Caller, at: Instant): readonly ComplaintCommand[] =>
  complaintCommands.filter(
    (command) => outOfTurn(complaint, command, at) === undefined && mayGive(command, complaint, caller),
  );
