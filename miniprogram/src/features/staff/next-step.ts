import { type ComplaintCommand, type ComplaintState, complaintLifecycle } from '@huzhou/shared/complaints/lifecycle';
import { commandRoles } from '@huzhou/shared/complaints/rights';
import type { StaffSide } from '../../api/session.ts';

export type StaffCommand = keyof typeof commandRoles;

/** In the order in which they are offered: the step forward first. */
export const staffCommands = [
  'dispatch',
  'respond',
  'resolve',
  'approve',
  'return',
  'rework',
] as const satisfies readonly StaffCommand[];

/** Steps forward: the one next command of a case. The others take it back. */
const forward: readonly StaffCommand[] = ['dispatch', 'respond', 'resolve', 'approve'];

export const isStaffCommand = (command: string | undefined): command is StaffCommand =>
  staffCommands.some((known) => known === command);

const holds = ({ grants }: StaffSide, command: StaffCommand): boolean =>
  grants.some(({ role }) => (commandRoles[command] as readonly string[]).includes(role));

/**
 * The step that a row offers. A list does not say what the server would allow on each case, so this is a guess by
 * state and role; the case's page asks the server before it offers anything.
 */
export const nextStep = (state: ComplaintState, staff: StaffSide): StaffCommand | undefined =>
  forward.find((command) => complaintLifecycle.transitions[command].from.includes(state) && holds(staff, command));

export interface Offer {
  readonly primary: StaffCommand | undefined;
  readonly others: readonly StaffCommand[];
}

/** What a case's page offers: of what the server allows, the step forward as the primary one, the rest beside it. */
export const offerOf = (commands: readonly ComplaintCommand[]): Offer => {
  const allowed = staffCommands.filter((command) => commands.includes(command));
  const primary = allowed.find((command) => forward.includes(command));
  return { primary, others: allowed.filter((command) => command !== primary) };
};

const deskRoles = ['dispatcher', 'supervisor', 'leader', 'administrator'];

/** Whether this person works at a duty desk, or oversees one. */
export const hasDesk = ({ grants }: StaffSide): boolean => grants.some(({ role }) => deskRoles.includes(role));

/** Whether the duty desk's own queue is theirs to work off. */
export const dispatches = ({ grants }: StaffSide): boolean => grants.some(({ role }) => role === 'dispatcher');
