import * as z from 'zod/mini';
import { findArea } from '../directory/areas.ts';
import { Instant } from '../kernel/time.ts';

/**
 * What the complaints capability puts into the queue of dog visits when a case about a dog is dispatched. It says what
 * and where, and nothing of who complains.
 */
export const ComplaintVisit = z.object({
  complaintId: z.string().check(z.minLength(1), z.maxLength(40)),
  categoryCode: z.string().check(z.maxLength(8)),
  districtCode: z.string().check(z.refine((code) => findArea(code) !== undefined)),
  townCode: z.optional(z.string().check(z.refine((code) => findArea(code) !== undefined))),
  address: z.string().check(z.maxLength(200)),
  words: z.optional(z.string().check(z.maxLength(4000))),
});
export type ComplaintVisit = z.infer<typeof ComplaintVisit>;

/** Kinds of complaint that make a visit: 不文明养犬. */
export const dogCategoryCodes: readonly string[] = ['E0509'];

/** What a visit found: the dog is registered, it is not (and now counts as known), or there was none to be seen. */
export const visitOutcomes = ['registered', 'unregistered', 'not-found'] as const;
export const VisitOutcome = z.enum(visitOutcomes, '请选择走访结果');
export const visitOutcomeNames = {
  registered: '已登记犬只',
  unregistered: '未登记犬只',
  'not-found': '未见犬只',
} as const;

/** A complaint about a dog is looked into where it was seen. One complaint, one visit. */
export const Visit = z.object({
  /** The complaint's number. */
  visitId: z.string(),
  version: z.int(),
  state: z.enum(['open', 'done']),
  districtCode: z.string(),
  townCode: z.optional(z.string()),
  address: z.string(),
  words: z.optional(z.string()),
  openedAt: Instant,
  outcome: z.optional(VisitOutcome),
  finding: z.optional(z.string()),
  finishedAt: z.optional(Instant),
  staffId: z.optional(z.string()),
  dogId: z.optional(z.string()),
  sightingId: z.optional(z.string()),
});
export type Visit = z.infer<typeof Visit>;
