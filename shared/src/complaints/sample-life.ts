import fc from 'fast-check';
import { type Instant, millisecondsBetween, plusMilliseconds } from '../kernel/time.ts';
import type { Change } from './change.ts';
import type { Complaint } from './complaint.ts';
import { nextCheckAt } from './deadlines.ts';
import type { ComplaintEvent } from './event.ts';
import { type ComplaintCommand, complaintCommands } from './lifecycle.ts';
import { type LegName, markInstant, policies } from './policy.ts';
import { acceptedAt, desk, reporter, sampleDraft, staff, steps } from './sample-case.ts';
import { accept, advance, passTime, referToDesk } from './transition.ts';

// For tests: random lives of a case, and a model of them. The model knows nothing of marks, rounds or clocks but the
// story's events: in which spans of time a leg ran. A mark belongs to the case if its instant was passed within one.

const policy = policies.drill;

/** Moves: commands, the machine's own looks, and time passing to interesting places. */
const move = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(...complaintCommands).map((command) => ({ kind: 'command', command }) as const),
  },
  { weight: 2, arbitrary: fc.constant({ kind: 'look' } as const) },
  { weight: 1, arbitrary: fc.constant({ kind: 'refer' } as const) },
  { weight: 3, arbitrary: fc.integer({ min: 0, max: 90_000 }).map((by) => ({ kind: 'wait', by }) as const) },
  // To the next deadline, a millisecond before it, at it, after it, or a little late.
  { weight: 4, arbitrary: fc.constantFrom(-2, -1, 0, 1, 2_500).map((off) => ({ kind: 'to-deadline', off }) as const) },
);
type Move = typeof move extends fc.Arbitrary<infer M> ? M : never;

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
  const stepped =
    next.kind === 'command'
      ? advance(complaint, steps[next.command], actorOf(next.command), now)
      : next.kind === 'refer'
        ? referToDesk(complaint, desk, now)
        : undefined;
  if (stepped?.ok) write(life, stepped.value);
};

interface Span {
  readonly opening: number;
  readonly leg: LegName;
  readonly round: number;
  readonly startedAt: Instant;
  /** The spans of time in which the leg ran, the last of which may have no end. */
  readonly ran: { from: Instant; to?: Instant }[];
}

export const beginsLegs: Partial<Record<ComplaintEvent['type'], readonly LegName[]>> = {
  submitted: ['dispatch', 'resolution'],
  reopened: ['dispatch', 'resolution'],
  dispatched: ['response'],
};
const endsLegs: Partial<Record<ComplaintEvent['type'], readonly LegName[]>> = {
  dispatched: ['dispatch'],
  responded: ['response'],
  returned: ['response'],
  resolved: ['resolution'],
  withdrawn: ['dispatch', 'response', 'resolution'],
};

const spansOf = (events: readonly ComplaintEvent[]): Span[] => {
  const spans: Span[] = [];
  let round = 1;
  const current = (leg: LegName) => spans.findLast((span) => span.leg === leg);
  for (const { type, at, opening } of events) {
    for (const leg of endsLegs[type] ?? []) {
      const last = current(leg)?.ran.at(-1);
      if (last !== undefined && last.to === undefined) last.to = at;
    }
    if (type === 'returned') round += 1;
    if (type === 'reopened') round = 1;
    // The 24 hours go on as if they had never stopped.
    if (type === 'reworked') current('resolution')?.ran.push({ from: at });
    for (const leg of beginsLegs[type] ?? [])
      spans.push({ opening, leg, round: leg === 'response' ? round : 1, startedAt: at, ran: [{ from: at }] });
  }
  return spans;
};

/** Every mark that the story deserves by `now`. */
export const deserved = (events: readonly ComplaintEvent[], now: Instant): string[] =>
  spansOf(events)
    .flatMap(({ opening, leg, round, startedAt, ran }) =>
      policy.marks
        .filter((mark) => mark.leg === leg)
        .filter((mark) => ran.some(({ to = now }) => to > markInstant(policy, mark, startedAt)))
        .map(({ colour }) => `${opening}-${leg}-${round}-${colour}`),
    )
    .sort();

export const markIds = ({ marks }: Complaint): string[] => marks.map(({ markId }) => markId).sort();

export const lives = fc.array(move, { maxLength: 40 });
