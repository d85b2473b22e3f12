import type { Actor } from '@huzhou/shared/complaints/event';
import type { Step } from '@huzhou/shared/complaints/step';
import { advance } from '@huzhou/shared/complaints/transition';
import { takeSystemStep } from '../system-step.ts';
import type { Stand, usual } from './stand.ts';

export type Command = keyof typeof usual;

/** What the machine does on the way to a command. */
const machineSteps = {
  'assign-leader': [
    { command: 'assign-leader', leader: { staffId: 'staff-leader', name: '臧克勤' } },
    { kind: 'system' },
  ],
  'report-gone': [{ command: 'report-gone' }, { kind: 'source', sourceId: 'video' }],
} as const satisfies Record<string, readonly [Step, Actor]>;

type Stop = Command | keyof typeof machineSteps;

const atWork = ['dispatch', 'respond'] as const;
const done = [...atWork, 'resolve', 'approve'] as const;
const led = [...atWork, 'make-key', 'assign-leader'] as const;

/** What happens to a case before a command is next. */
export const ways: Readonly<Record<Command, readonly Stop[]>> = {
  dispatch: [],
  withdraw: [],
  respond: ['dispatch'],
  return: ['dispatch'],
  resolve: atWork,
  approve: [...atWork, 'resolve'],
  rework: [...atWork, 'resolve'],
  rate: done,
  reopen: done,
  decline: [],
  transfer: [],
  inform: atWork,
  note: ['dispatch'],
  'request-extension': atWork,
  extend: [...atWork, 'request-extension'],
  'request-suspension': atWork,
  suspend: [...atWork, 'request-suspension'],
  'refuse-request': [...atWork, 'request-extension'],
  resume: [...atWork, 'request-suspension', 'suspend'],
  'confirm-gone': ['dispatch', 'report-gone'],
  supervise: ['dispatch'],
  'answer-supervision': ['dispatch', 'supervise'],
  'make-key': ['dispatch'],
  'set-plan': led,
  'finish-step': [...led, 'set-plan'],
  'strike-off': [...led, 'set-plan', 'finish-step', 'resolve', 'approve'],
  merge: [],
  split: ['dispatch'],
};

/** Lets the machine take a step on a case. */
export const takeMachineStep = async (
  stand: Stand,
  complaintId: string,
  [step, actor]: readonly [Step, Actor],
): Promise<void> => {
  await takeSystemStep(stand, complaintId, (before, now) => {
    const change = advance(before, step, actor, now);
    if (!change.ok) throw new Error(`${step.command}: ${change.failure.title}`);
    return change.value;
  });
};

/** Lets a case go through these stops, two seconds after one another. */
export const walk = async (stand: Stand, complaintId: string, stops: readonly Stop[]): Promise<void> => {
  for (const stop of stops) {
    stand.wait(2);
    if (stop === 'assign-leader' || stop === 'report-gone')
      await takeMachineStep(stand, complaintId, machineSteps[stop]);
    else await stand.give(stop, complaintId);
  }
};

/** A case for which the command is next. People may file only so many in an hour, so some time passes first. */
export const readyFor = async (stand: Stand, command: Command): Promise<string> => {
  stand.wait(181);
  const complaintId = await stand.file();
  await walk(stand, complaintId, ways[command]);
  stand.wait(2);
  return complaintId;
};
