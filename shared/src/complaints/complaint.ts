import * as z from 'zod/mini';
import { Point } from '../directory/place.ts';
import { type RandomBytes, randomCode } from '../kernel/ids.ts';
import { chinaDay, Instant } from '../kernel/time.ts';
import { DeclineReason, PendingRequest, Supervision } from './casework.ts';
import { KeyCase } from './key-case.ts';
import { ComplaintState } from './lifecycle.ts';
import { colours, legNames, occasionReasons } from './policy.ts';
import { CaseSource, ExternalRef } from './source.ts';

/**
 * The number that a citizen reads out and types back, and the key of the case: `HZ`, the day in China, and ten
 * random characters (50 bits), so that nobody finds a case by counting.
 */
export const ComplaintId = z.string().check(z.regex(/^HZ\d{8}-[0-9A-HJKMNP-TV-Z]{10}$/, '投诉编号不正确'));

export const newComplaintId = (acceptedAt: Instant, randomBytes: RandomBytes): string =>
  `HZ${chinaDay(acceptedAt)}-${randomCode(randomBytes, 10)}`;

export const LegName = z.enum(legNames);
export const Colour = z.enum(colours);

/** One run of a clock. `round` counts restarts within an opening: a return restarts the response clock. */
export const Leg = z.object({
  round: z.int(),
  startedAt: Instant,
  /** As it is owed now: an extension moves it, and a suspension by the time that it took. */
  dueAt: Instant,
  endedAt: z.optional(Instant),
  /** Since when the clock stands still (挂账). */
  pausedAt: z.optional(Instant),
  /** How long it stood still before, in milliseconds. */
  pausedMilliseconds: z.optional(z.int()),
});
export type Leg = z.infer<typeof Leg>;

/** A mark that has been set: late or nearly late, once and for ever. */
export const SetMark = z.object({
  /** `opening-leg-round-colour`, `opening-reason-times-colour`: under this name it exists once. */
  markId: z.string(),
  /** The leg that is or will soon be late; absent for a mark with another `reason`. */
  leg: z.optional(LegName),
  reason: z.optional(z.enum(occasionReasons)),
  colour: Colour,
  /** The instant that was passed, or at which it happened; `setAt` is when it was noticed. */
  instant: Instant,
  setAt: Instant,
});
export type SetMark = z.infer<typeof SetMark>;

/** Who has a case: enough to name and to find the unit without asking the directory again. */
export const UnitRef = z.object({ unitId: z.string(), kind: z.enum(['team', 'desk']), name: z.string() });
export type UnitRef = z.infer<typeof UnitRef>;

/** Whether a case's reporter is a person whom we know, and not a machine, somebody on the telephone or another case. */
export const isPersons = ({ reporterId }: { readonly reporterId: string }): boolean => !reporterId.includes(':');

/** A case (案件) as the store holds it. Personal data of the reporter lies sealed beside it, not in it. */
export const Complaint = z.object({
  complaintId: ComplaintId,
  /** Counts events; the next write must find the one that it read. */
  version: z.int(),
  /** When the last of them was: none that follows lies before it. */
  lastEventAt: z.optional(Instant),
  /** 1, and one more for every reopening. */
  opening: z.int(),
  state: ComplaintState,
  policyVersion: z.string(),
  categoryCode: z.string(),
  address: z.string(),
  point: z.optional(Point),
  districtCode: z.string(),
  townCode: z.optional(z.string()),
  words: z.string(),
  photoIds: z.array(z.string()),
  source: z._default(CaseSource, 'citizen'),
  external: z.optional(ExternalRef),
  /** A person's id; `source:<id>` for a machine, `desk:<case>` for somebody on the telephone, `case:<id>` for a part. */
  reporterId: z.string(),
  anonymous: z.boolean(),
  hasPhone: z.boolean(),
  submittedAt: Instant,
  /** When this opening was accepted: its dispatch and resolution clocks run from here. */
  acceptedAt: Instant,
  unit: z.optional(UnitRef),
  /** Staff who responded or resolved in this opening, and so may not check it. */
  handledBy: z.array(z.string()),
  /** How often this opening was returned to dispatch (回退). */
  returns: z.int(),
  legs: z.object({ dispatch: Leg, response: z.optional(Leg), resolution: Leg }),
  marks: z.array(SetMark),
  /** The version at which the running alarm clock was started; an execution started at another one is superseded. */
  clock: z.int(),
  /** When it was closed, declined or transferred: the reporter's time to answer runs from here. */
  closedAt: z.optional(Instant),
  /** Who checked the work that was closed. */
  checkedBy: z.optional(z.string()),
  /** Granted in this opening. */
  extensions: z._default(z.int(), 0),
  suspensions: z._default(z.int(), 0),
  suspendedUntil: z.optional(Instant),
  request: z.optional(PendingRequest),
  supervisions: z._default(z.array(Supervision), []),
  key: z.optional(KeyCase),
  /** Earlier cases of the same trouble, where this is a repeat. */
  repeats: z.optional(z.array(z.string())),
  declinedFor: z.optional(DeclineReason),
  transferredTo: z.optional(z.string()),
  mergedInto: z.optional(z.string()),
  /** Cases that were merged into this one. */
  absorbed: z._default(z.array(z.string()), []),
  /** The case of which this one is a part (会办), and the parts of this one. */
  parentId: z.optional(z.string()),
  parts: z._default(z.array(z.string()), []),
  /** When a machine source last said, in this opening, that the trouble is gone. */
  goneReportedAt: z.optional(Instant),
  rating: z.optional(z.object({ score: z.int(), words: z.string() })),
});
export type Complaint = z.infer<typeof Complaint>;
