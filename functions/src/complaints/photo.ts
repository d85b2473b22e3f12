import { ComplaintId } from '@huzhou/shared/complaints/complaint';
import { UploadId } from '@huzhou/shared/complaints/submission';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { type Key, partitionOf } from './keys.ts';

/**
 * Why a photo is shown to nobody: it is no picture, it would not fit into memory, WeChat's check refused it, or it was
 * not to be had at the address that its source gave.
 */
export const WithheldReason = z.enum(['missing', 'unreadable', 'too-many-pixels', 'risky', 'unfetchable']);
export type WithheldReason = z.infer<typeof WithheldReason>;

/**
 * A photo of a case. `pending` until it has been re-encoded without metadata: before that nobody but the machine
 * reads the upload. `ready` photos are read at `mediaKey`; `withheld` ones by nobody.
 */
export const Photo = z.object({
  complaintId: ComplaintId,
  photoId: UploadId,
  /** Who uploaded it: the reporter, or a member of staff for a photo after. */
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
export type Photo = z.infer<typeof Photo>;

/** The media queue's message: this photo waits to be cleaned. */
export const PhotoToClean = z.object({ complaintId: ComplaintId, photoId: UploadId, personId: z.string() });
export type PhotoToClean = z.infer<typeof PhotoToClean>;

/** The evidence queue's message: the file of this photo has to be fetched before it can be cleaned. */
export const PhotoToFetch = z.object({ complaintId: ComplaintId, photoId: UploadId });
export type PhotoToFetch = z.infer<typeof PhotoToFetch>;

/** Where a person's upload lies; the person is part of the key, so nobody can use another's upload. */
export const uploadKeyOf = (personId: string, uploadId: string): string => `uploads/${personId}/${uploadId}`;

/** The key of a photo's row, beside the complaint's. */
export const photoKey = (complaintId: string, photoId: string): Key => ({
  pk: partitionOf(complaintId),
  sk: `PHOTO#${photoId}`,
});

/**
 * Whether a photo may be seen by people whom its case does not concern: a citizen's own only once WeChat has found
 * nothing wrong with it.
 */
export const isFitForOthers = (photo: Photo, { reporterId }: { readonly reporterId: string }): boolean =>
  photo.state === 'ready' && (photo.personId !== reporterId || photo.verdict === 'pass');

/** A photo as it is written together with the submission or the step that it belongs to. */
export const pendingPhoto = (complaintId: string, photoId: string, personId: string, at: Instant): Photo => ({
  complaintId,
  photoId,
  personId,
  uploadKey: uploadKeyOf(personId, photoId),
  state: 'pending',
  stateAt: at,
});
