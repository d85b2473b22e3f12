import { type Failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import { checkUploads } from '../photos/check-uploads.ts';
import { type Photo, pendingPhoto } from './photo.ts';
import type { CaseFile, PhotoStore } from './ports.ts';

/** The photos that a person adds to a case with a step: their own uploads, new to the case, waiting to be cleaned. */
export const addPhotos = async (
  photos: Pick<PhotoStore, 'findUploads'>,
  { complaint, photos: known }: CaseFile,
  { personId }: { readonly personId: string },
  photoIds: readonly string[],
  now: Instant,
): Promise<Result<readonly Photo[], Failure>> => {
  if (photoIds.length === 0) return ok([]);
  const inCase = new Set(known.map(({ photoId }) => photoId));
  const errors = await checkUploads(photos, personId, photoIds, inCase);
  if (errors.length > 0) return err(invalidInput(...errors));
  return ok(photoIds.map((photoId) => pendingPhoto(complaint.complaintId, photoId, personId, now)));
};
