import * as z from 'zod/mini';

/** What has been typed for one command on one case, as the device keeps it until it is sent. */
export const CommandDraft = z.object({
  /** Sent with every attempt: however often it is tried, it happens once. */
  idempotencyKey: z.string(),
  /** How many steps the case had taken when this was begun. */
  steps: z.int(),
  words: z.string(),
  unitId: z.optional(z.string()),
  reasonCode: z.optional(z.string()),
  body: z.optional(z.string()),
  until: z.optional(z.string()),
  into: z.optional(z.string()),
  withinHours: z.optional(z.int()),
  supervisionId: z.optional(z.int()),
  step: z.optional(z.int()),
  score: z.optional(z.int()),
  /** Teams of joint work, with what each is to do. */
  parts: z.optional(z.array(z.object({ unitId: z.string(), name: z.string(), words: z.string() }))),
  planSteps: z.optional(z.array(z.object({ title: z.string(), dueOn: z.string() }))),
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
/** What a field of the sheet may change. */
export type DraftChange = Partial<Omit<CommandDraft, 'idempotencyKey' | 'steps' | 'photos'>>;

export const emptyDraft = (idempotencyKey: string, steps: number): CommandDraft => ({
  idempotencyKey,
  steps,
  words: '',
  photos: [],
});

/** Whether there is anything in it that would have to be typed or looked for again. */
export const isBegun = ({ words, unitId, photos, body = '', into = '', parts = [] }: CommandDraft): boolean =>
  [words, body, into].some((text) => text.trim() !== '') ||
  unitId !== undefined ||
  photos.length > 0 ||
  parts.length > 0;
