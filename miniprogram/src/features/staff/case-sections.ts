import type { Supervision } from '@huzhou/shared/complaints/casework';
import type { PlanStep } from '@huzhou/shared/complaints/key-case';
import { type ComplaintState, isSettled } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintDetail, RelatedCase } from '@huzhou/shared/complaints/view';
import { daysBetween } from './china-days.ts';
import { resolutionDueAt } from './draft-choices.ts';

/** Unanswered first, the most urgent before the others; then what was answered, the latest first. */
export const supervisionOrder = (supervisions: readonly Supervision[]): readonly Supervision[] => [
  ...supervisions
    .filter(({ answeredAt }) => answeredAt === undefined)
    .sort((one, other) => (one.answerBy < other.answerBy ? -1 : 1)),
  ...supervisions
    .filter(({ answeredAt }) => answeredAt !== undefined)
    .sort((one, other) => ((one.answeredAt ?? '') < (other.answeredAt ?? '') ? 1 : -1)),
];

export type StepState = 'done' | 'overdue' | 'today' | 'open';

/** How a step of a plan stands today; its day counts as in time until it ends. */
export const stepState = ({ dueOn, finishedAt }: PlanStep, today: string): StepState => {
  if (finishedAt !== undefined) return 'done';
  const left = daysBetween(today, dueOn);
  if (left < 0) return 'overdue';
  return left === 0 ? 'today' : 'open';
};

export const stepsDone = (steps: readonly PlanStep[]): number =>
  steps.filter(({ finishedAt }) => finishedAt !== undefined).length;

const doneStates: readonly ComplaintState[] = ['closed', 'rated'];

export const partsDone = (parts: readonly RelatedCase[]): number =>
  parts.filter(({ state }) => doneStates.includes(state)).length;

/** Their deadline to resolve, where it is earlier than ours and still owed. */
export const isTheirsEarlier = (detail: Pick<ComplaintDetail, 'external' | 'promises' | 'state'>): boolean => {
  const theirs = detail.external?.resolveBy;
  const ours = resolutionDueAt(detail);
  return theirs !== undefined && ours !== undefined && theirs < ours && !isSettled(detail.state);
};
