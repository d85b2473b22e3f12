import { ComplaintId } from '@huzhou/shared/complaints/complaint';
import * as z from 'zod/mini';

/** The pushes queue's message: whatever happened to the case up to this event, its source is to be told. */
export const PushRequest = z.object({ complaintId: ComplaintId, seq: z.int() });
export type PushRequest = z.infer<typeof PushRequest>;
