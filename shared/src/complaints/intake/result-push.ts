import * as z from 'zod/mini';
import { Instant } from '../../kernel/time.ts';
import { ComplaintId } from '../complaint.ts';
import { type EventType, eventTypes } from '../event.ts';
import { ComplaintState } from '../lifecycle.ts';

/** What a source is told without having asked: each human word to its person, and each end that a case can come to. */
export const toldEvents: readonly EventType[] = [
  'responded',
  'informed',
  'suspended',
  'resolved',
  'closed',
  'declined',
  'transferred',
  'merged',
  'withdrawn',
  'reopened',
];

/** After these nothing is owed any more, unless the case is reopened. */
const finalEvents: readonly EventType[] = ['closed', 'declined', 'transferred', 'withdrawn'];

export const isTold = (type: EventType): boolean => toldEvents.includes(type);
export const isFinal = (type: EventType): boolean => finalEvents.includes(type);

/** One and the same for every try: what has come before under this id is to be answered 200 and left alone. */
export const deliveryIdOf = (complaintId: string, seq: number): string => `${complaintId}-${seq}`;

/** The body of what is posted to a source's webhook. */
export const ResultPush = z.object({
  deliveryId: z.string(),
  /** Their number for the case. */
  number: z.string(),
  complaintId: ComplaintId,
  /** Rises from push to push of one case, not always by one. */
  seq: z.int(),
  type: z.enum(eventTypes),
  at: Instant,
  state: ComplaintState,
  stateName: z.string(),
  final: z.boolean(),
  words: z.optional(z.string()),
  unitName: z.optional(z.string()),
  /** With `transferred`: the body outside that has it now. With `declined`: the reason, as a sentence. */
  transferredTo: z.optional(z.string()),
  reason: z.optional(z.string()),
  /** With `merged`: the case with which it will be closed. */
  mergedInto: z.optional(ComplaintId),
});
export type ResultPush = z.infer<typeof ResultPush>;

/** How the pushes of a case fare, one entry for each. */
export const DeliveryView = z.object({
  deliveryId: z.string(),
  seq: z.int(),
  type: z.enum(eventTypes),
  state: z.enum(['delivered', 'failing', 'given-up']),
  attempts: z.int(),
  lastAt: Instant,
  /** Their answer's status, where they answered. */
  lastStatus: z.optional(z.int()),
  /** Why there was no answer: `timeout`, `unreachable`, `refused-address`; `source-disabled` where nobody was asked. */
  lastProblem: z.optional(z.string()),
});
export type DeliveryView = z.infer<typeof DeliveryView>;
