import { type Failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import { checkUploads } from '../photos/check-uploads.ts';
import type { UploadStore } from '../photos/upload-store.ts';
import { type Photo, pendingPhoto } from './photo.ts';

export interface PhotoDeps {
  readonly uploads: Pick<UploadStore, 'findUploads'>;
}

interface Taking {
  readonly subjectId: string;
  readonly personId: string;
  readonly photoIds: readonly string[];
  /** What the subject has already. */
  readonly known: readonly Photo[];
  readonly at: Instant;
  /** Before the name of the field, where the form lies within the body. */
  readonly within?: string;
}

/** New photos of a dog or a sighting, waiting to be cleaned; the failure when an upload is not fit or not the caller's. */
export const takePhotos = async (
  { uploads }: PhotoDeps,
  { subjectId, personId, photoIds, known, at, within = '' }: Taking,
): Promise<Result<readonly Photo[], Failure>> => {
  const fresh = photoIds.filter((photoId) => !known.some((photo) => photo.photoId === photoId));
  if (fresh.length === 0) return ok([]);
  const faults = await checkUploads(uploads, personId, fresh);
  if (faults.length > 0)
    return err(invalidInput(...faults.map((fault) => ({ ...fault, field: within + fault.field }))));
  return ok(fresh.map((photoId) => pendingPhoto(subjectId, photoId, personId, at)));
};
