import type { Instant } from '@huzhou/shared/kernel/time';
import { UploadId } from '@huzhou/shared/photos/upload';
import * as z from 'zod/mini';
import { PhotoFacts, pendingFacts } from '../photos/photo.ts';

/** A photo of a dog or of a sighting. Its keeper and staff see it; strangers never do. */
export const Photo = z.object({ subjectId: z.string(), ...PhotoFacts.shape });
export type Photo = z.infer<typeof Photo>;

/** What names a photo: also the message of the queue by which it is cleaned. */
export const PhotoRef = z.object({ subjectId: z.string(), photoId: UploadId });
export type PhotoRef = z.infer<typeof PhotoRef>;

export const pendingPhoto = (subjectId: string, photoId: string, personId: string, at: Instant): Photo => ({
  subjectId,
  ...pendingFacts(photoId, personId, at),
});
