import type { EventType } from '@huzhou/shared/complaints/event';
import {
  approveComplaint,
  dispatchComplaint,
  resolveComplaint,
  respondToComplaint,
  returnComplaint,
  reworkComplaint,
} from '@huzhou/shared/complaints/routes';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { fieldErrors } from '@huzhou/shared/contract/problem';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import * as z from 'zod/mini';
import type { StaffCommand } from './next-step.ts';
import { stepsTaken } from './staff-story.ts';

/** What has been typed for one command on one case, as the device keeps it until it is sent. */
export const CommandDraft = z.object({
  /** Sent with every attempt: however often it is tried, it happens once. */
  idempotencyKey: z.string(),
  /** How many steps the case had taken when this was begun. */
  steps: z.int(),
  words: z.string(),
  unitId: z.optional(z.string()),
  photos: z.array(
    z.object({
      key: z.string(),
      keptAs: z.optional(z.string()),
      uploadId: z.optional(z.string()),
      sentAt: z.optional(z.number()),
    }),
  ),
});
export type CommandDraft = z.infer<typeof CommandDraft>;

export const routeOf = {
  dispatch: dispatchComplaint,
  respond: respondToComplaint,
  resolve: resolveComplaint,
  return: returnComplaint,
  approve: approveComplaint,
  rework: reworkComplaint,
} as const satisfies Record<StaffCommand, unknown>;

export const eventOf: Readonly<Record<StaffCommand, EventType>> = {
  dispatch: 'dispatched',
  respond: 'responded',
  resolve: 'resolved',
  return: 'returned',
  approve: 'closed',
  rework: 'reworked',
};

export const emptyDraft = (idempotencyKey: string, steps: number): CommandDraft => ({
  idempotencyKey,
  steps,
  words: '',
  photos: [],
});

export const isBegun = ({ words, unitId, photos }: CommandDraft): boolean =>
  words.trim() !== '' || unitId !== undefined || photos.length > 0;

/** Whether `who` has taken this very step after the first `steps`: an attempt without an answer did arrive. */
export const hasArrived = (
  { timeline }: Pick<ComplaintDetail, 'timeline'>,
  command: StaffCommand,
  draft: Pick<CommandDraft, 'words' | 'steps'>,
  who: string,
): boolean =>
  timeline
    .filter(({ type }) => type !== 'marked')
    .slice(draft.steps)
    .some(
      (entry) => entry.type === eventOf[command] && entry.who === who && (entry.words ?? '') === draft.words.trim(),
    );

/**
 * A draft of an earlier visit, fit for the case as it is now. The words stay; where the case has moved on since, the
 * key and the uploads may have been used up by an attempt that arrived, so both begin anew. Undefined when the whole
 * draft did arrive.
 */
export const revived = (
  value: unknown,
  detail: Pick<ComplaintDetail, 'timeline'>,
  command: StaffCommand,
  who: string,
  newKey: () => string,
): CommandDraft | undefined => {
  const read = z.safeParse(CommandDraft, value);
  if (!read.success) return undefined;
  const draft = read.data;
  const steps = stepsTaken(detail.timeline);
  if (draft.steps === steps) return draft;
  if (hasArrived(detail, command, draft, who)) return undefined;
  const photos = draft.photos.map(({ key, keptAs }) => ({ key, keptAs }));
  return { ...draft, steps, idempotencyKey: newKey(), photos };
};

/** The body that the command's route takes. */
export const bodyOf = (command: StaffCommand, { words, unitId }: CommandDraft, photoIds: readonly string[]): object => {
  if (command === 'dispatch') return unitId === undefined ? {} : { unitId };
  if (command === 'resolve') return { words, photoIds };
  // What may be left out is left out, so that it is not taken for words.
  return command === 'approve' && words.trim() === '' ? {} : { words };
};

/** All that is wrong with it, by the route's own schema. Photos count once taken: arriving is another question. */
export const checkDraft = (command: StaffCommand, draft: CommandDraft, photoCount: number): readonly FieldError[] => {
  const arrived = Array.from({ length: photoCount }, (_, index) => String(index).padStart(22, '0'));
  const read = z.safeParse(routeOf[command].input.body as z.ZodMiniType, bodyOf(command, draft, arrived));
  return read.success ? [] : fieldErrors(read.error.issues);
};
