import type { LedgerRow } from '@huzhou/shared/complaints/desk';
import type { PlanStep } from '@huzhou/shared/complaints/key-case';

export const leadingGroups = ['noPlan', 'inPlan', 'done'] as const;
export type LeadingGroup = (typeof leadingGroups)[number];

/** What a leader does with a case next: makes a plan, follows it, or waits for it to be struck off. */
export const leadingGroupOf = ({ steps }: Pick<LedgerRow, 'steps'>): LeadingGroup => {
  if (steps === undefined) return 'noPlan';
  return steps.done < steps.of ? 'inPlan' : 'done';
};

/** The step that is due next: by its day, not by its place, for steps need not follow each other. */
export const nextPlanStep = (steps: readonly PlanStep[]): PlanStep | undefined =>
  [...steps]
    .filter(({ finishedAt }) => finishedAt === undefined)
    .sort((one, other) => (one.dueOn < other.dueOn ? -1 : 1))[0];

interface Led {
  readonly row: Pick<LedgerRow, 'steps'>;
  readonly next?: PlanStep | undefined;
}

/** What is due soonest first; whose next step is not known yet, last. */
const byNextStep = (one: Led, other: Led): number => {
  const [first = '9', second = '9'] = [one.next?.dueOn, other.next?.dueOn];
  return first === second ? 0 : first < second ? -1 : 1;
};

/** A leader's cases by what is to be done: without a plan first, then by the step that is due next. */
export const byGroup = <Row extends Led>(
  rows: readonly Row[],
): readonly { readonly group: LeadingGroup; readonly rows: readonly Row[] }[] =>
  leadingGroups
    .map((group) => ({ group, rows: rows.filter(({ row }) => leadingGroupOf(row) === group).sort(byNextStep) }))
    .filter((each) => each.rows.length > 0);
