import { earliest, type Instant, plusSeconds, secondsIn } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { nextDueAt, queueOf } from './custody.ts';
import { type KeyCase, standingKey } from './key-case.ts';
import { isSettled } from './lifecycle.ts';

/** From whom the next step of a case is owed, and by when. */
export interface Owed {
  /** A team, or the duty desk that dispatches and checks; its name where the case knows it. */
  readonly unit?: { readonly unitId: string; readonly name?: string };
  /** Who leads a key case, where nobody else has anything left to do. */
  readonly leader?: { readonly staffId: string; readonly name: string };
  readonly at?: Instant;
}

/** The end of a China day given as `YYYY-MM-DD`. */
const endOfDay = (day: string): Instant => plusSeconds(`${day}T00:00:00.000Z`, 16 * secondsIn.hour);

const unitOf = (complaint: Complaint): Owed['unit'] => {
  const unitId = queueOf(complaint);
  if (unitId === undefined) return undefined;
  return complaint.unit?.unitId === unitId ? { unitId, name: complaint.unit.name } : { unitId };
};

/** A plan's next step by its day; no day, where there is no plan yet or nothing of it is left. */
const owedByLeader = ({ leader, plan }: KeyCase): Owed => {
  if (leader === undefined) return {};
  const next = plan?.steps.find(({ finishedAt }) => finishedAt === undefined);
  return { leader, ...(next === undefined ? {} : { at: endOfDay(next.dueOn) }) };
};

/**
 * Who must act next, and by when: the team that has the case, or the duty desk where it waits for dispatch or a check.
 * A supervision that must be answered sooner comes first; a suspended case is owed at the end of its suspension. Of a
 * key case whose work is done, its leader owes what is left of the plan. Nobody (yet) where only the machine has it.
 */
export const owedNext = (complaint: Complaint): Owed => {
  const key = standingKey(complaint);
  if (isSettled(complaint.state)) return key === undefined ? {} : owedByLeader(key);
  const unit = unitOf(complaint);
  const answers = complaint.supervisions
    .filter(({ answeredAt }) => answeredAt === undefined)
    .map(({ answerBy }) => answerBy);
  const next = complaint.suspendedUntil ?? nextDueAt(complaint);
  const at = earliest([...answers, ...(next === undefined ? [] : [next])]);
  return { ...(unit === undefined ? {} : { unit }), ...(at === undefined ? {} : { at }) };
};

/** How far a key case's plan is; undefined where there is none. */
export const planProgress = (complaint: Complaint): { readonly done: number; readonly of: number } | undefined => {
  const steps = complaint.key?.plan?.steps;
  if (steps === undefined) return undefined;
  return { done: steps.filter(({ finishedAt }) => finishedAt !== undefined).length, of: steps.length };
};
