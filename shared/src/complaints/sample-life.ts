import fc from 'fast-check';
import { type Instant, millisecondsBetween, plusMilliseconds, plusSeconds } from '../kernel/time.ts';
import type { Change } from './change.ts';
import type { Complaint } from './complaint.ts';
import { nextCheckAt } from './deadlines.ts';
import type { ComplaintEvent } from './event.ts';
import { type ComplaintCommand, complaintCommands } from './lifecycle.ts';
import { policies } from './policy.ts';
import { acceptedAt, desk, reporter, sampleDraft, staff, steps, team } from './sample-case.ts';
import type { Step } from './step.ts';
import { accept, advance, passTime, referToDesk } from './transition.ts';
import { outOfTurn } from './turn.ts';

// For tests: random lives of a case.

const policy = policies.drill;

/**
 * Moves: commands that are in turn, commands whether or not they are, the machine's own looks, and time passing to interesting places.
 */
const move = fc.oneof(
  { weight: 9, arbitrary: fc.nat({ max: 719 }).map((pick) => ({ kind: 'next', pick }) as const) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(...complaintCommands).map((command) => ({ kind: 'command', command }) as const),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'look' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'refer' } as const) },
  { weight: 2, arbitrary: fc.integer({ min: 0, max: 4_000 }).map((by) => ({ kind: 'wait', by }) as const) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 90_000 }).map((by) => ({ kind: 'wait', by }) as const) },
  // To the next deadline, a millisecond before it, at it, after it, or a little late.
  { weight: 2, arbitrary: fc.constantFrom(-2, -1, 0, 1, 2_500).map((off) => ({ kind: 'to-deadline', off }) as const) },
);
export type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

export const lives = fc.array(move, { maxLength: 40, size: 'max' });

export interface Life {
  complaint: Complaint;
  readonly events: ComplaintEvent[];
  now: Instant;
}

export const begin = (): Life => {
  const { complaint, events } = accept({ ...sampleDraft, photoIds: [], policyVersion: policy.version });
  return { complaint, events: [...events], now: acceptedAt };
};

export const write = (life: Life, change: Change | undefined): void => {
  if (change === undefined) return;
  life.complaint = change.complaint;
  life.events.push(...change.events);
};

const actorOf = (command: ComplaintCommand) =>
  ['withdraw', 'rate', 'reopen'].includes(command) ? reporter : staff('li');

/** The step with what it would be given here; `pick` varies it. */
const stepFor = ({ complaint, now }: Life, command: ComplaintCommand, pick: number): Step => {
  const { resolution } = complaint.legs;
  switch (command) {
    case 'dispatch':
      return { command, unit: team, ...(pick % 5 === 0 ? { repeats: ['HZ20261122-1111111111'] } : {}) };
    case 'rate':
      return { command, score: (pick % 5) + 1, words: '因为' };
    case 'request-extension':
      return { command, until: plusSeconds(resolution.dueAt, 1 + (pick % 60)), words: '要等材料' };
    case 'request-suspension':
      return { command, until: plusSeconds(now, 5 + (pick % 60)), words: '要等春季补种' };
    case 'supervise':
      return { command, words: '请说明', answerBy: plusSeconds(now, 3600) };
    case 'answer-supervision': {
      const open = complaint.supervisions.find(({ answeredAt }) => answeredAt === undefined);
      return { command, supervisionId: open?.supervisionId ?? 1, words: '车坏了' };
    }
    case 'finish-step': {
      const index = complaint.key?.plan?.steps.findIndex(({ finishedAt }) => finishedAt === undefined) ?? 0;
      return { command, step: Math.max(0, index), words: '清完了' };
    }
    case 'absorb':
      return { command, complaintId: `HZ20261123-88888888${String(pick % 100).padStart(2, '0')}` };
    default:
      return steps[command];
  }
};

/** Steps on the way into the depth of a life come more often than words beside it and ways out of it. */
const weights: Partial<Record<ComplaintCommand, number>> = {
  dispatch: 12,
  respond: 12,
  resolve: 4,
  approve: 4,
  rework: 4,
  reopen: 4,
  return: 2,
  'request-extension': 5,
  'request-suspension': 5,
  extend: 12,
  suspend: 12,
  'finish-step': 3,
  'strike-off': 3,
};

/** One of the commands in turn. */
const commandInTurn = ({ complaint, now }: Life, pick: number): ComplaintCommand | undefined => {
  const inTurn = complaintCommands.filter((command) => outOfTurn(complaint, command, now) === undefined);
  const weighted = inTurn.flatMap((command) => Array.from({ length: weights[command] ?? 1 }, () => command));
  return weighted[pick % Math.max(1, weighted.length)];
};

export const timeOf = (life: Life, { kind, ...rest }: Move): Instant => {
  if (kind === 'wait' && 'by' in rest) return plusMilliseconds(life.now, rest.by);
  const next = nextCheckAt(life.complaint);
  if (kind !== 'to-deadline' || !('off' in rest) || next === undefined) return life.now;
  const target = plusMilliseconds(next, rest.off - 1);
  return millisecondsBetween(life.now, target) > 0 ? target : life.now;
};

export const play = (life: Life, next: Move): void => {
  life.now = timeOf(life, next);
  const { complaint, now } = life;
  if (next.kind === 'look') write(life, passTime(complaint, now));
  if (next.kind === 'refer') {
    const referred = referToDesk(complaint, desk, now);
    if (referred.ok) write(life, referred.value);
  }
  const command =
    next.kind === 'command' ? next.command : next.kind === 'next' ? commandInTurn(life, next.pick) : undefined;
  if (command === undefined) return;
  const stepped = advance(complaint, stepFor(life, command, 'pick' in next ? next.pick : 0), actorOf(command), now);
  if (stepped.ok) write(life, stepped.value);
};
