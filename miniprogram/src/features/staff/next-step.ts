import { type ComplaintCommand, complaintLifecycle } from '@huzhou/shared/complaints/lifecycle';
import { commandRoles } from '@huzhou/shared/complaints/rights';
import type { ComplaintDetail, ComplaintSummary } from '@huzhou/shared/complaints/view';
import type { StaffSide } from '../../api/session.ts';

/** What a duty desk says for a reporter who is only on the telephone. */
type SpokenCommand = 'withdraw' | 'rate' | 'reopen';
export type StaffCommand = keyof typeof commandRoles | SpokenCommand;

export const commandGroups = {
  handle: [
    'respond',
    'answer-supervision',
    'resolve',
    'approve',
    'rework',
    'confirm-gone',
    'inform',
    'note',
    'request-extension',
    'request-suspension',
    'resume',
    'return',
  ],
  desk: ['dispatch', 'split', 'merge', 'transfer', 'decline'],
  oversee: ['extend', 'suspend', 'refuse-request', 'supervise'],
  key: ['make-key', 'set-plan', 'finish-step', 'strike-off'],
  reporter: ['rate', 'reopen', 'withdraw'],
} as const satisfies Readonly<Record<string, readonly StaffCommand[]>>;
export type CommandGroup = keyof typeof commandGroups;

/** Whether a command says what a reporter wants, and not what the office does. */
export const isSpoken = (command: StaffCommand): command is SpokenCommand =>
  (commandGroups.reporter as readonly StaffCommand[]).includes(command);

const groupNames = Object.keys(commandGroups) as readonly CommandGroup[];

/** Every command that these pages can give, in the order in which they are offered. */
export const staffCommands: readonly StaffCommand[] = groupNames.flatMap(
  (group): readonly StaffCommand[] => commandGroups[group],
);

/** Which of them is the one next step of a case, the most urgent first. */
const forward: readonly StaffCommand[] = [
  'dispatch',
  'respond',
  'answer-supervision',
  'resolve',
  'extend',
  'suspend',
  'approve',
  'confirm-gone',
  'set-plan',
  'finish-step',
  'strike-off',
  'resume',
  'supervise',
];

/** The other answer to the same question, offered beside the step forward. */
const alternatives: Readonly<Partial<Record<StaffCommand, StaffCommand>>> = {
  dispatch: 'confirm-gone',
  respond: 'return',
  approve: 'rework',
  extend: 'refuse-request',
  suspend: 'refuse-request',
};

export const isStaffCommand = (command: string | undefined): command is StaffCommand =>
  staffCommands.some((known) => known === command);

const holds = ({ grants }: StaffSide, command: keyof typeof commandRoles): boolean =>
  grants.some(({ role }) => (commandRoles[command] as readonly string[]).includes(role));

type Row = Pick<ComplaintSummary, 'state' | 'requested' | 'unansweredSupervisions'>;

const rowSteps = ['dispatch', 'respond', 'resolve', 'approve'] as const;

/**
 * The step that a row offers. A list does not say what the server would allow on each case, so this is a guess by
 * state and role; the case's page asks the server before it offers anything.
 */
export const nextStep = (row: Row, staff: StaffSide): StaffCommand | undefined => {
  if (row.requested !== undefined && holds(staff, 'extend'))
    return row.requested === 'extension' ? 'extend' : 'suspend';
  const next = rowSteps.find(
    (command) => complaintLifecycle.transitions[command].from.includes(row.state) && holds(staff, command),
  );
  // Work is not reported done while a supervision waits for its answer.
  return next === 'resolve' && row.unansweredSupervisions > 0 ? 'answer-supervision' : next;
};

/** Decisions between two commands: they begin with looking at the case, not with a form. */
export const isDecision = (command: StaffCommand): boolean =>
  alternatives[command] !== undefined && command !== 'dispatch' && command !== 'respond';

export interface Offer {
  readonly primary: StaffCommand | undefined;
  readonly beside: StaffCommand | undefined;
  /** All the rest, by group. */
  readonly more: readonly { readonly group: CommandGroup; readonly commands: readonly StaffCommand[] }[];
}

type Offered = Pick<ComplaintDetail, 'commands' | 'isMine' | 'key' | 'supervisions' | 'colour'>;

/** What the lifecycle allows and the case has no use for: a step of a plan whose steps are done. */
const isIdle = (command: StaffCommand, { key, isMine }: Offered): boolean => {
  if (command === 'finish-step') return key?.plan?.steps.every(({ finishedAt }) => finishedAt !== undefined) ?? true;
  // One's own case is withdrawn, rated and reopened where citizens do it.
  return isMine && isSpoken(command);
};

const isNext = (command: StaffCommand, { key, supervisions, colour }: Offered): boolean => {
  if (command === 'set-plan') return key?.plan === undefined;
  if (command === 'supervise')
    return colour !== undefined && (supervisions ?? []).every(({ answeredAt }) => answeredAt !== undefined);
  return true;
};

/** What a case's page offers: of what the server allows, the step forward as the primary one, the rest beside it. */
export const offerOf = (detail: Offered): Offer => {
  const allowed = staffCommands.filter(
    (command) => (detail.commands as readonly ComplaintCommand[]).includes(command) && !isIdle(command, detail),
  );
  const primary = forward.find((command) => allowed.includes(command) && isNext(command, detail));
  const other = primary === undefined ? undefined : alternatives[primary];
  const beside = other !== undefined && allowed.includes(other) ? other : undefined;
  const more = groupNames
    .map((group) => ({
      group,
      commands: (commandGroups[group] as readonly StaffCommand[]).filter(
        (command) => allowed.includes(command) && command !== primary && command !== beside,
      ),
    }))
    .filter(({ commands }) => commands.length > 0);
  return { primary, beside, more };
};

const deskRoles = ['dispatcher', 'supervisor', 'leader', 'administrator'];

/** Whether this person works at a duty desk, or oversees one. */
export const hasDesk = ({ grants }: StaffSide): boolean => grants.some(({ role }) => deskRoles.includes(role));

/** Whether the duty desk's own queue is theirs to work off. */
export const dispatches = ({ grants }: StaffSide): boolean => grants.some(({ role }) => role === 'dispatcher');
