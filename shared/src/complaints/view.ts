import * as z from 'zod/mini';
import { Point } from '../directory/place.ts';
import { Instant } from '../kernel/time.ts';
import { Colour, ComplaintId, Leg, LegName } from './complaint.ts';
import { eventTypes } from './event.ts';
import { ComplaintCommand, ComplaintState } from './lifecycle.ts';

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
  /** When it was closed; absent while it is open, and when it was withdrawn. */
  closedAt: z.optional(Instant),
});
export type ComplaintSummary = z.infer<typeof ComplaintSummary>;

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
  mark: z.optional(z.object({ leg: LegName, colour: Colour, instant: Instant })),
  score: z.optional(z.int()),
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

/** `138****1234` */
export const maskPhone = (phone: string): string => `${phone.slice(0, 3)}****${phone.slice(-4)}`;
