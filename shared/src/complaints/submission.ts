import * as z from 'zod/mini';
import { Place } from '../directory/place.ts';
import { noPictographs, OptionalWords, Phone, RequiredWords } from '../kernel/words.ts';
import { optionalPhotoIds, photoIds } from '../photos/upload.ts';
import { findCategory } from './category.ts';

export const mostPhotos = 9;

/** Between one and nine photos, by the ids that uploading gave. */
export const PhotoIds = photoIds(mostPhotos);

/** Photos that may be left out. */
export const OptionalPhotoIds = optionalPhotoIds(mostPhotos);

export const CategoryCode = z
  .string('请选择问题类别')
  .check(z.refine((code) => findCategory(code) !== undefined, '没有这个类别，请重新选择'));

/** What a citizen gives when filing a complaint. */
export const Submission = z.strictObject({
  categoryCode: CategoryCode,
  place: z.strictObject({
    ...Place.shape,
    address: Place.shape.address.check(noPictographs),
  }),
  words: OptionalWords,
  photoIds: PhotoIds,
  phone: z.optional(Phone),
  /** The reporter stays unnamed to staff; only where the category allows it. */
  anonymous: z.optional(z.boolean('请选择是否匿名')),
});
export type Submission = z.infer<typeof Submission>;

/** What a desk enters for somebody on the telephone (代为登记). */
export const OnBehalfSubmission = z.strictObject({
  categoryCode: CategoryCode,
  place: Submission.shape.place,
  words: RequiredWords,
  photoIds: OptionalPhotoIds,
  phone: z.optional(Phone),
});
export type OnBehalfSubmission = z.infer<typeof OnBehalfSubmission>;
