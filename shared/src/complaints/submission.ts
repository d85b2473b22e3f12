import * as z from 'zod/mini';
import { Place } from '../directory/place.ts';
import { noPictographs, OptionalWords, Phone, RequiredWords } from '../kernel/words.ts';
import { findCategory } from './category.ts';

export const mostPhotos = 9;

export const UploadId = z.string('请重新选择照片').check(z.regex(/^[A-Za-z0-9_-]{22}$/, '照片编号不正确，请重新上传'));

const distinct = z.refine<readonly string[]>((ids) => new Set(ids).size === ids.length, '同一张照片只能用一次');

/** Between one and nine photos, by the ids that uploading gave. */
export const PhotoIds = z
  .array(UploadId, '请至少拍一张照片')
  .check(z.minLength(1, '请至少拍一张照片'), z.maxLength(mostPhotos, `最多 ${mostPhotos} 张照片`), distinct);

/** Photos that may be left out. */
export const OptionalPhotoIds = z.optional(
  z.array(UploadId, '请重新选择照片').check(z.maxLength(mostPhotos, `最多 ${mostPhotos} 张照片`), distinct),
);

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
