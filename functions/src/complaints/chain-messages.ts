import { ComplaintId } from '@huzhou/shared/complaints/complaint';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';

/** What the complaint clock carries from wait to wait. */
export const ClockTick = z.object({
  complaintId: ComplaintId,
  /** The number of the clock; when the case has another one, this clock has been superseded. */
  clock: z.int(),
  nextAt: Instant,
});
export type ClockTick = z.infer<typeof ClockTick>;

/** What a look at the case says: wait until `nextAt` and look again, or settled, nothing is left to wait for. */
export const ClockReport = z.object({ ...ClockTick.shape, settled: z.boolean() });
export type ClockReport = z.infer<typeof ClockReport>;

/** This opening of a case waits for a team. */
export const DispatchRequest = z.object({
  complaintId: ComplaintId,
  opening: z.int(),
  errand: z.optional(z.literal('dispatch')),
});
export type DispatchRequest = z.infer<typeof DispatchRequest>;

/** This key case waits for a leader. */
export const LeaderRequest = z.object({ complaintId: ComplaintId, errand: z.literal('assign-leader') });

/** This case lies in another one that has ended, and ends with it. */
export const CloseMergedRequest = z.object({
  complaintId: ComplaintId,
  errand: z.literal('close-merged'),
  main: ComplaintId,
  mainEnded: z.enum(['closed', 'declined', 'transferred']),
});
export type CloseMergedRequest = z.infer<typeof CloseMergedRequest>;

/** This part of joint work is of a case that its reporter has withdrawn: nobody waits for it any more. */
export const EndPartRequest = z.object({
  complaintId: ComplaintId,
  errand: z.literal('end-part'),
  parent: ComplaintId,
});
export type EndPartRequest = z.infer<typeof EndPartRequest>;

/** The dispatch queue's message: what the machine has to do about a case. Without `errand`: dispatch it. */
export const Errand = z.union([LeaderRequest, CloseMergedRequest, EndPartRequest, DispatchRequest]);
export type Errand = z.infer<typeof Errand>;
