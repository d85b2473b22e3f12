import type { LedgerRow } from '@huzhou/shared/complaints/desk';
import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { planTexts } from '../../i18n/staff-key-cases.ts';
import { ledgerPageTexts } from '../../i18n/staff-oversight.ts';
import { beforeWords } from '../../i18n/time.ts';
import { dayWords, todayAt } from './china-days.ts';

const { steps } = ledgerPageTexts;

type Owed = Pick<
  LedgerRow,
  'state' | 'owedBy' | 'owedAt' | 'nextDueAt' | 'unansweredSupervisions' | 'steps' | 'runningLeg'
>;

/** What a key case whose work is done still wants. */
const leftOfPlan = (plan: LedgerRow['steps']): string => {
  if (plan === undefined) return steps.plan;
  return plan.done < plan.of ? steps.step : steps.strikeOff;
};

/** What must be done next, as a verb. */
const nextAct = ({ state, runningLeg, owedAt, nextDueAt, unansweredSupervisions, steps: plan }: Owed): string => {
  if (isSettled(state)) return leftOfPlan(plan);
  // A supervision that wants its answer before anything else is due.
  if (unansweredSupervisions > 0 && owedAt !== undefined && (nextDueAt === undefined || owedAt < nextDueAt))
    return steps.answer;
  if (state === 'suspended') return steps.resume;
  if (state === 'resolved') return steps.check;
  return runningLeg === undefined ? steps.resolution : steps[runningLeg];
};

/** 「月河街道综合执法中队 18:20 前响应」: who must do what by when. `now` in epoch milliseconds. */
export const owedWords = (row: Owed, now: number): string => {
  const act = nextAct(row);
  if (act === steps.strikeOff) return act;
  if (row.owedBy === undefined) return isSettled(row.state) ? ledgerPageTexts.noLeader : ledgerPageTexts.dispatching;
  if (row.owedAt === undefined) return ledgerPageTexts.owed(row.owedBy, '', act);
  const due = epochMilliseconds(row.owedAt);
  // A step of a plan is due on a day: its end is the first moment of the next one.
  const before = act === steps.step ? planTexts.due(dayWords(todayAt(due - 1), todayAt(now))) : beforeWords(due, now);
  return ledgerPageTexts.owed(row.owedBy, before, act);
};

/** Who leads it and how far the plan is; undefined for a case that is no key case. */
export const planWords = ({
  isKey,
  leaderName,
  steps: plan,
}: Pick<LedgerRow, 'isKey' | 'leaderName' | 'steps'>): string | undefined => {
  if (!isKey) return undefined;
  const leader = leaderName === undefined ? ledgerPageTexts.noLeader : ledgerPageTexts.leader(leaderName);
  return `${leader} · ${plan === undefined ? ledgerPageTexts.noPlan : ledgerPageTexts.plan(plan.done, plan.of)}`;
};
