import { caseRoles, type Role, type RoleGrant, roleUnitKind } from '../directory/role.ts';
import { covers } from '../directory/unit.ts';
import type { Caller } from '../identity/caller.ts';
import type { Instant } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { caseArea } from './custody.ts';
import { standingKey } from './key-case.ts';
import { type ComplaintCommand, complaintCommands } from './lifecycle.ts';
import { spokenForSources } from './source.ts';
import { outOfTurn } from './turn.ts';

/** What of a person's grants is about cases. */
export const caseGrants = (grants: readonly RoleGrant[]): readonly RoleGrant[] =>
  grants.filter(({ role }) => caseRoles.some((known) => known === role));

/** Roles that may give a staff command at all; object-level rights narrow this to the case. */
export const commandRoles = {
  dispatch: ['dispatcher'],
  respond: ['handler', 'team-lead'],
  resolve: ['handler', 'team-lead'],
  return: ['handler', 'team-lead'],
  approve: ['dispatcher', 'supervisor'],
  rework: ['dispatcher', 'supervisor'],
  decline: ['dispatcher'],
  transfer: ['dispatcher', 'supervisor'],
  merge: ['dispatcher', 'supervisor'],
  split: ['dispatcher', 'supervisor'],
  'confirm-gone': ['dispatcher', 'supervisor'],
  inform: ['handler', 'team-lead', 'dispatcher'],
  note: ['handler', 'team-lead', 'dispatcher', 'supervisor', 'leader'],
  'request-extension': ['handler', 'team-lead'],
  extend: ['supervisor'],
  'request-suspension': ['handler', 'team-lead'],
  suspend: ['supervisor'],
  'refuse-request': ['supervisor'],
  resume: ['team-lead', 'supervisor'],
  supervise: ['supervisor', 'leader'],
  'answer-supervision': ['handler', 'team-lead', 'dispatcher'],
  'make-key': ['supervisor'],
  'set-plan': ['leader'],
  'finish-step': ['leader'],
  'strike-off': ['supervisor'],
} as const satisfies Partial<Record<ComplaintCommand, readonly [Role, ...Role[]]>>;

/** Who reported a case may give these, and a duty desk for whom it speaks (热线、12345、信访). */
const reportersCommands: ReadonlySet<ComplaintCommand> = new Set(['withdraw', 'rate', 'reopen']);
const deskRoles = ['dispatcher'] as const satisfies readonly Role[];

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
      (roleUnitKind[role] === 'team' ? hasCase(complaint, unitId) : covers(areaCode, caseArea(complaint))),
  ) ?? false;

/** Staff see what lies in their area and below, and what lies with their unit. */
export const mayRead = (complaint: Complaint, caller: Caller): boolean =>
  isReporter(complaint, caller) ||
  caseGrants(caller.staff?.grants ?? []).some(
    ({ areaCode, unitId }) => covers(areaCode, caseArea(complaint)) || hasCase(complaint, unitId),
  );

const isStaffCommand = (command: ComplaintCommand): command is keyof typeof commandRoles => command in commandRoles;

/** 四眼: a check is somebody else's, neither one who handled the case nor the one who reported it. */
const checks: ReadonlySet<ComplaintCommand> = new Set(['approve', 'rework', 'confirm-gone']);
/** Who asks for more time does not grant it. */
const decisions: ReadonlySet<ComplaintCommand> = new Set(['extend', 'suspend', 'refuse-request']);
/** Only the leader of the case has these. */
const leadersCommands: ReadonlySet<ComplaintCommand> = new Set(['set-plan', 'finish-step']);

/** Who did the work or checked it does not say, in the reporter's name, how good it was. */
const hadAHand = ({ handledBy, checkedBy }: Complaint, { staff }: Caller): boolean =>
  staff !== undefined && (checkedBy === staff.staffId || handledBy.includes(staff.staffId));

/** Whether the caller may give the command on this case, in whatever state it is. */
export const mayGive = (command: ComplaintCommand, complaint: Complaint, caller: Caller): boolean => {
  if (reportersCommands.has(command))
    return (
      isReporter(complaint, caller) ||
      // Nobody waits for a part: its parent's reporter is who is asked.
      (spokenForSources.includes(complaint.source) &&
        complaint.parentId === undefined &&
        holdsFor(complaint, caller, deskRoles) &&
        !(command === 'rate' && hadAHand(complaint, caller)))
    );
  if (!isStaffCommand(command) || !holdsFor(complaint, caller, commandRoles[command])) return false;
  const staffId = caller.staff?.staffId ?? '';
  if (checks.has(command)) return !(complaint.handledBy.includes(staffId) || isReporter(complaint, caller));
  if (decisions.has(command)) return complaint.request?.staffId !== staffId;
  return !leadersCommands.has(command) || standingKey(complaint)?.leader?.staffId === staffId;
};

export const mayRevealContact = (complaint: Complaint, caller: Caller): boolean =>
  complaint.hasPhone && !isReporter(complaint, caller) && holdsFor(complaint, caller, contactRoles);

/** The commands that this caller may give on this case now, and no others: what a client offers. */
export const availableCommands = (complaint: Complaint, caller: Caller, at: Instant): readonly ComplaintCommand[] =>
  complaintCommands.filter(
    (command) => outOfTurn(complaint, command, at) === undefined && mayGive(command, complaint, caller),
  );
