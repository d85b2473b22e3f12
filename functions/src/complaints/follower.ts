import { ComplaintId } from '@huzhou/shared/complaints/complaint';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';

/** A person who hears of a case that they did not report: by their own wish, or because theirs was merged into it. */
export const Follower = z.object({
  complaintId: ComplaintId,
  personId: z.string(),
  followedAt: Instant,
  /** Their own case, which lies in this one (并案): what they hear is told under its number. */
  mergedCase: z.optional(ComplaintId),
});
export type Follower = z.infer<typeof Follower>;
