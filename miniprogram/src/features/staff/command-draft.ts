import { eventOf } from '@huzhou/shared/complaints/step';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { fieldErrors } from '@huzhou/shared/contract/problem';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import type { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { bodyOf, routeOf } from './command-routes.ts';
import { fitted } from './draft-choices.ts';
import { CommandDraft, type DraftChange } from './draft-shape.ts';
import type { StaffCommand } from './next-step.ts';
import { stepsTaken } from './staff-story.ts';

/** Whether `who` has taken this very step after the first `steps`: an attempt without an answer did arrive. */
export const hasArrived = (
  { timeline }: Pick<ComplaintDetail, 'timeline'>,
  command: StaffCommand,
  draft: Pick<CommandDraft, 'words' | 'steps'>,
  who: string,
): boolean => {
  // A plan is told of, but not repeated, in the story.
  const said = command === 'set-plan' ? '' : draft.words.trim();
  return timeline
    .filter(({ type }) => type !== 'marked')
    .slice(draft.steps)
    .some((entry) => entry.type === eventOf[command] && entry.who === who && (entry.words ?? '') === said);
};

/**
 * A draft of an earlier visit, fit for the case as it is now. The words stay; where the case has moved on since, the
 * key and the uploads may have been used up by an attempt that arrived, so both begin anew. Undefined when the whole
 * draft did arrive.
 */
export const revived = (
  value: unknown,
  detail: ComplaintDetail,
  command: StaffCommand,
  who: string,
  newKey: () => string,
  now: Instant,
): CommandDraft | undefined => {
  const read = z.safeParse(CommandDraft, value);
  if (!read.success) return undefined;
  const draft = fitted(command, read.data, detail, now);
  const steps = stepsTaken(detail.timeline);
  if (draft.steps === steps) return draft;
  if (hasArrived(detail, command, draft, who)) return undefined;
  const photos = draft.photos.map(({ key, keptAs }) => ({ key, keptAs }));
  return { ...draft, steps, idempotencyKey: newKey(), photos };
};

/** All that is wrong with it, by the route's own schema. Photos count once taken: arriving is another question. */
export const checkDraft = (command: StaffCommand, draft: CommandDraft, photoCount: number): readonly FieldError[] => {
  const arrived = Array.from({ length: photoCount }, (_, index) => String(index).padStart(22, '0'));
  const read = z.safeParse(routeOf[command].input.body as z.ZodMiniType, bodyOf(command, draft, arrived));
  return read.success ? [] : fieldErrors(read.error.issues);
};

/** The field of the contract in which a part of the draft is sent. */
const sentAs: Readonly<Partial<Record<keyof CommandDraft, readonly string[]>>> = {
  words: ['words', 'summary'],
  planSteps: ['steps'],
};

/** What is still wrong after these parts were changed. */
export const withoutTouched = (errors: readonly FieldError[], part: DraftChange): readonly FieldError[] => {
  const touched = (Object.keys(part) as (keyof DraftChange)[]).flatMap((name) => sentAs[name] ?? [name]);
  return errors.filter(({ field }) => !touched.includes(field.split('.')[0] ?? ''));
};
