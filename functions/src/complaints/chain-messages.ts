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

/** The dispatch queue's message: this opening of a case waits for a team. */
export const DispatchRequest = z.object({ complaintId: ComplaintId, opening: z.int() });
export type DispatchRequest = z.infer<typeof DispatchRequest>;
