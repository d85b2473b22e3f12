import type { PlanStep } from '@huzhou/shared/complaints/key-case';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { CommandDraft, DraftChange } from './draft-shape.ts';
import type { StaffCommand } from './next-step.ts';
import type { DraftStep } from './plan-steps.ts';

const usualAnswerHours = 4;

/** By how many hours an extension usually moves the deadline. */
export const extensionHours = [24, 48, 72] as const;

export const resolutionDueAt = ({ promises }: Pick<ComplaintDetail, 'promises'>): Instant | undefined =>
  promises.find(({ leg }) => leg === 'resolution')?.dueAt;

/** The deadlines that may be asked for, by how many hours each moves it; none past the longest that is allowed. */
export const extensionChoices = (
  detail: Pick<ComplaintDetail, 'promises' | 'longest'>,
): readonly { readonly hours: number; readonly until: Instant }[] => {
  const dueAt = resolutionDueAt(detail);
  const longest = detail.longest?.extension;
  if (dueAt === undefined || longest === undefined) return [];
  return extensionHours
    .map((hours) => ({ hours, until: plusSeconds(dueAt, hours * secondsIn.hour) }))
    .filter(({ until }) => until <= longest);
};

const firstUnanswered = ({ supervisions = [] }: ComplaintDetail): number | undefined =>
  supervisions.find(({ answeredAt }) => answeredAt === undefined)?.supervisionId;

const firstUnfinished = ({ key }: ComplaintDetail): number | undefined => {
  const index = key?.plan?.steps.findIndex(({ finishedAt }) => finishedAt === undefined) ?? -1;
  return index === -1 ? undefined : index;
};

/** A plan that is written anew says what is still to be done; what is done stays in the story. */
const stillToDo = (steps: readonly PlanStep[]): DraftStep[] =>
  steps.flatMap(({ title, dueOn, finishedAt }) => (finishedAt === undefined ? [{ title, dueOn }] : []));

/** What a sheet begins with: the choice that is made most often, or what stands on the case already. */
export const firstChoices = (command: StaffCommand, detail: ComplaintDetail): DraftChange => {
  switch (command) {
    case 'supervise':
      return { withinHours: usualAnswerHours };
    case 'answer-supervision':
      return { supervisionId: firstUnanswered(detail) };
    case 'finish-step':
      return { step: firstUnfinished(detail) };
    case 'request-extension':
      return { until: extensionChoices(detail)[0]?.until };
    case 'set-plan': {
      const plan = detail.key?.plan;
      const left = plan === undefined ? [] : stillToDo(plan.steps);
      return { words: plan?.summary ?? '', planSteps: left.length === 0 ? [{ title: '', dueOn: '' }] : left };
    }
    default:
      return {};
  }
};

const stillFits = (command: StaffCommand, draft: CommandDraft, detail: ComplaintDetail, now: Instant): boolean => {
  switch (command) {
    case 'answer-supervision':
      return (detail.supervisions ?? []).some(
        ({ supervisionId, answeredAt }) => supervisionId === draft.supervisionId && answeredAt === undefined,
      );
    case 'finish-step':
      return draft.step !== undefined && detail.key?.plan?.steps[draft.step]?.finishedAt === undefined;
    case 'request-extension':
      return extensionChoices(detail).some(({ until }) => until === draft.until);
    case 'request-suspension':
      return draft.until === undefined || (draft.until > now && draft.until <= (detail.longest?.suspension ?? now));
    default:
      return true;
  }
};

/** A kept draft for the case as it is now: what can no longer be chosen is chosen anew, words stay. */
export const fitted = (
  command: StaffCommand,
  draft: CommandDraft,
  detail: ComplaintDetail,
  now: Instant,
): CommandDraft =>
  stillFits(command, draft, detail, now)
    ? draft
    : { ...draft, until: undefined, step: undefined, supervisionId: undefined, ...firstChoices(command, detail) };
