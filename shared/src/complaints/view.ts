import * as z from 'zod/mini';
import { Point } from '../directory/place.ts';
import { Instant } from '../kernel/time.ts';
import { DeclineReason, PendingRequest, Supervision } from './casework.ts';
import { Colour, ComplaintId, Leg, LegName } from './complaint.ts';
import { eventTypes } from './event.ts';
import { KeyCase, keyReasons } from './key-case.ts';
import { ComplaintCommand, ComplaintState } from './lifecycle.ts';
import { occasionReasons } from './policy.ts';
import { CaseSource, ExternalRef } from './source.ts';

/** A photo that this caller may see now: `pending` until its metadata is gone, `withheld` when a check refused it. */
export const PhotoView = z.object({
  photoId: z.string(),
  state: z.enum(['pending', 'ready', 'withheld']),
  /** Readable for a few minutes. */
  url: z.optional(z.string()),
});
export type PhotoView = z.infer<typeof PhotoView>;

/** A row of a list or queue. */
export const ComplaintSummary = z.object({
  complaintId: ComplaintId,
  state: ComplaintState,
  categoryCode: z.string(),
  address: z.string(),
  districtCode: z.string(),
  townCode: z.optional(z.string()),
  /** The first words, for a line of text. */
  excerpt: z.string(),
  submittedAt: Instant,
  opening: z.int(),
  unitName: z.optional(z.string()),
  colour: z.optional(Colour),
  /** The promise that is running, and by when the next step is owed; absent when nothing is. */
  runningLeg: z.optional(LegName),
  nextDueAt: z.optional(Instant),
  /** When the running leg began: with `nextDueAt`, how much of it is used. */
  runningSince: z.optional(Instant),
  /** When it was closed, declined or transferred; absent while it is open, and when it was withdrawn. */
  closedAt: z.optional(Instant),
  source: CaseSource,
  isKey: z.boolean(),
  /** What waits for the supervisor's word. */
  requested: z.optional(z.enum(['extension', 'suspension'])),
  /** A machine source says that it is gone: somebody must look. */
  goneReported: z.boolean(),
  unansweredSupervisions: z.int(),
});
export type ComplaintSummary = z.infer<typeof ComplaintSummary>;

/** A case that lies near and is open: offered before filing, without anybody's words. */
export const NearbyCase = z.object({
  complaintId: ComplaintId,
  categoryCode: z.string(),
  state: ComplaintState,
  address: z.string(),
  distanceMeters: z.int(),
  submittedAt: Instant,
  unitName: z.optional(z.string()),
  photo: z.optional(PhotoView),
  followers: z.int(),
  isMine: z.boolean(),
  following: z.boolean(),
});
export type NearbyCase = z.infer<typeof NearbyCase>;

/** A case as another one names it. */
export const RelatedCase = z.object({
  complaintId: ComplaintId,
  state: ComplaintState,
  unitName: z.optional(z.string()),
  excerpt: z.string(),
  dueAt: z.optional(Instant),
});
export type RelatedCase = z.infer<typeof RelatedCase>;

/** One of the three promises of the running opening: time taken, or time left. */
export const PromiseView = z.object({ leg: LegName, ...Leg.shape });
export type PromiseView = z.infer<typeof PromiseView>;

/** One entry of the story. `who` is a unit or 「我」 for citizens, and names the person for staff. */
export const TimelineEntry = z.object({
  seq: z.int(),
  at: Instant,
  type: z.enum(eventTypes),
  who: z.string(),
  words: z.optional(z.string()),
  photos: z.array(PhotoView),
  unitName: z.optional(z.string()),
  mark: z.optional(
    z.object({
      leg: z.optional(LegName),
      reason: z.optional(z.enum(occasionReasons)),
      colour: Colour,
      instant: Instant,
    }),
  ),
  score: z.optional(z.int()),
  until: z.optional(Instant),
  caseIds: z.optional(z.array(z.string())),
  reasonCode: z.optional(DeclineReason),
  body: z.optional(z.string()),
  supervisionId: z.optional(z.int()),
  keyReason: z.optional(z.enum(keyReasons)),
  leaderName: z.optional(z.string()),
  step: z.optional(z.int()),
  unsatisfied: z.optional(z.boolean()),
  /** Among staff; a citizen never gets such an entry. */
  internal: z.optional(z.boolean()),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

export const ComplaintDetail = z.object({
  ...ComplaintSummary.shape,
  words: z.string(),
  point: z.optional(Point),
  photos: z.array(PhotoView),
  promises: z.array(PromiseView),
  /** Oldest first. */
  timeline: z.array(TimelineEntry),
  /** The commands that this caller may give now, and no others. */
  commands: z.array(ComplaintCommand),
  isMine: z.boolean(),
  /** Followed by this caller, who did not report it; and by how many. */
  following: z.boolean(),
  followers: z.int(),
  suspendedUntil: z.optional(Instant),
  declinedFor: z.optional(DeclineReason),
  transferredTo: z.optional(z.string()),
  /** The case into which this one was merged, with its story as citizens may hear it. */
  main: z.optional(z.object({ ...RelatedCase.shape, timeline: z.array(TimelineEntry) })),
  /** For staff, all below: what only case work needs. */
  request: z.optional(PendingRequest),
  supervisions: z.optional(z.array(Supervision)),
  key: z.optional(KeyCase),
  external: z.optional(ExternalRef),
  repeats: z.optional(z.array(z.string())),
  absorbed: z.optional(z.array(z.string())),
  parts: z.optional(z.array(RelatedCase)),
  parent: z.optional(RelatedCase),
  /** The latest instants that may be asked for now. */
  longest: z.optional(z.object({ extension: Instant, suspension: Instant })),
  /** For staff: whether the reporter wishes to stay unnamed, and their number, masked. */
  reporter: z.optional(z.object({ anonymous: z.boolean(), maskedPhone: z.optional(z.string()) })),
  /** Whether this caller may ask for the full number (which is put on record). */
  mayRevealContact: z.boolean(),
  rating: z.optional(z.object({ score: z.int(), words: z.string() })),
  /** Until when the reporter may rate and reopen; absent while the case is open. */
  reopenUntil: z.optional(Instant),
});
ComplaintDetail.register(z.globalRegistry, { id: 'ComplaintDetail' });
export type ComplaintDetail = z.infer<typeof ComplaintDetail>;
