import { ComplaintId } from '@huzhou/shared/complaints/complaint';
import type { Instant } from '@huzhou/shared/kernel/time';
import { UploadId } from '@huzhou/shared/photos/upload';
import * as z from 'zod/mini';
import { PhotoFacts, pendingFacts } from '../photos/photo.ts';
import { type Key, partitionOf } from './keys.ts';

/** A photo of a case, of the reporter or, after the work, of a member of staff. */
export const Photo = z.object({ complaintId: ComplaintId, ...PhotoFacts.shape });
export type Photo = z.infer<typeof Photo>;

/** The media queue's message: this photo waits to be cleaned. */
export const PhotoToClean = z.object({ complaintId: ComplaintId, photoId: UploadId, personId: z.string() });
export type PhotoToClean = z.infer<typeof PhotoToClean>;

/** The evidence queue's message: the file of this photo has to be fetched before it can be cleaned. */
export const PhotoToFetch = z.object({ complaintId: ComplaintId, photoId: UploadId });
export type PhotoToFetch = z.infer<typeof PhotoToFetch>;

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
  ...pendingFacts(photoId, personId, at),
});
