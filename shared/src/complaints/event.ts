import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';
import { DeclineReason } from './casework.ts';
import { ComplaintId, Leg, LegName, SetMark, UnitRef } from './complaint.ts';
import { CaseLeader, KeyReason, Plan } from './key-case.ts';
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
  'declined',
  'transferred',
  'suspended',
  'resumed',
  'merged',
  'absorbed',
  'informed',
  'noted',
  'extension-requested',
  'extended',
  'suspension-requested',
  'request-refused',
  'supervised',
  'supervision-answered',
  'keyed',
  'leader-assigned',
  'planned',
  'step-finished',
  'struck-off',
  'split',
  'gone-reported',
  'repeated',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Who caused an event. Staff are kept by id; what a citizen is shown is the unit. */
export const Actor = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('reporter') }),
  z.object({ kind: z.literal('staff'), staffId: z.string(), name: z.string() }),
  z.object({ kind: z.literal('system') }),
  /** A system outside, by its id in our registry. */
  z.object({ kind: z.literal('source'), sourceId: z.string() }),
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
  /** The instant that it is about: a new deadline, the end of a suspension, by when an answer is owed. */
  until: z.optional(Instant),
  /** Other cases that it is about: merged into, absorbed, parts, earlier ones. */
  caseIds: z.optional(z.array(z.string())),
  /** Why it was declined, or to whom transferred. */
  reasonCode: z.optional(DeclineReason),
  body: z.optional(z.string()),
  supervisionId: z.optional(z.int()),
  keyReason: z.optional(KeyReason),
  leader: z.optional(CaseLeader),
  plan: z.optional(Plan),
  /** The plan's step, counted from 0. */
  step: z.optional(z.int()),
  /** With `reopened`: the reporter said so by a bad rating. */
  unsatisfied: z.optional(z.boolean()),
});
export type ComplaintEvent = z.infer<typeof ComplaintEvent>;
