import type { Change } from '@huzhou/shared/complaints/change';
import { Complaint } from '@huzhou/shared/complaints/complaint';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';

/**
 * What is kept of an effect, to answer the same call again: the case as it was right after it. The reply is built
 * from this both the first time and every other, so it is the same, whatever has become of the case since.
 */
export const KeptReply = z.object({ complaint: Complaint, at: Instant });
export type KeptReply = z.infer<typeof KeptReply>;

export const keptReplyOf = ({ complaint, events }: Change): KeptReply => ({
  complaint,
  at: events.at(-1)?.at ?? complaint.acceptedAt,
});
