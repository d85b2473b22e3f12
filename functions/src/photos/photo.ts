import { Instant } from '@huzhou/shared/kernel/time';
import { UploadId } from '@huzhou/shared/photos/upload';
import * as z from 'zod/mini';

/**
 * Why a photo is shown to nobody: it is no picture, it would not fit into memory, WeChat's check refused it, or it was
 * not to be had at the address that its source gave.
 */
export const WithheldReason = z.enum(['missing', 'unreadable', 'too-many-pixels', 'risky', 'unfetchable']);
export type WithheldReason = z.infer<typeof WithheldReason>;

/**
 * What is known of a photo, whatever it is a photo of. `pending` until it has been re-encoded without metadata: before
 * that nobody but the machine reads the upload. `ready` photos are read at `mediaKey`; `withheld` ones by nobody.
 */
export const PhotoFacts = z.object({
  photoId: UploadId,
  /** Who uploaded it. */
  personId: z.string(),
  uploadKey: z.string(),
  /** Where its file is to be fetched from; absent where it was uploaded. */
  fetchFrom: z.optional(z.string()),
  state: z.enum(['pending', 'ready', 'withheld']),
  /** Unguessable. Written down before the file is there: of a pending photo it says nothing yet. */
  mediaKey: z.optional(z.string()),
  /** WeChat's name for the running content check, and its verdict once that has come. */
  traceId: z.optional(z.string()),
  verdict: z.optional(z.enum(['pass', 'review', 'risky'])),
  withheldReason: z.optional(WithheldReason),
  /** When the state last changed. */
  stateAt: Instant,
});
export type PhotoFacts = z.infer<typeof PhotoFacts>;

/** Where a person's upload lies; the person is part of the key, so nobody can use another's upload. */
export const uploadKeyOf = (personId: string, uploadId: string): string => `uploads/${personId}/${uploadId}`;

/** A photo as it is written together with whatever it belongs to: waiting to be cleaned. */
export const pendingFacts = (photoId: string, personId: string, at: Instant): PhotoFacts => ({
  photoId,
  personId,
  uploadKey: uploadKeyOf(personId, photoId),
  state: 'pending',
  stateAt: at,
});
