import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';
import { ComplaintId, Leg, LegName, SetMark, UnitRef } from './complaint.ts';
import { ComplaintState } from './lifecycle.ts';

export const eventTypes = [
  'submitted',
  'referred',
  'dispatched',
  'returned',
  'responded',
  'resolved',
  'reworked',
  'closed',
  'withdrawn',
  'rated',
  'reopened',
  'marked',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Who caused an event. Staff are kept by id; what a citizen is shown is the unit. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reporter') }),
  z.object({ kind: z.literal('staff'), staffId: z.string(), name: z.string() }),
  z.object({ kind: z.literal('system') }),
]);
export type Actor = z.infer<typeof Actor>;

/** One entry of a case's log: the truth from which timeline, ledger and figures are computed. Never changed. */
export const ComplaintEvent = z.object({
  complaintId: ComplaintId,
  /** 1, 2, 3 … without gaps; the complaint's version is the seq of its last event. */
  seq: z.int(),
  opening: z.int(),
  type: z.enum(eventTypes),
  at: Instant,
  actor: Actor,
  /** The state after the event. */
  state: ComplaintState,
  /** What was said: the words to the citizen, the reason, the remark of a rating. */
  words: z.optional(z.string()),
  photoIds: z.optional(z.array(z.string())),
  /** The unit that has the case after the event. */
  unit: z.optional(UnitRef),
  /** The legs that ended with this event. */
  ended: z.optional(z.array(z.object({ leg: LegName, ...Leg.shape }))),
  mark: z.optional(SetMark),
  score: z.optional(z.int()),
});
export type ComplaintEvent = z.infer<typeof ComplaintEvent>;
