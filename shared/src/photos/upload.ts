import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';

/** The types of photo that are taken, with the largest size in bytes. */
export const uploadContentTypes = ['image/jpeg', 'image/png'] as const;
export const largestUploadBytes = 10 * 1024 * 1024;

export const UploadId = z.string('请重新选择照片').check(z.regex(/^[A-Za-z0-9_-]{22}$/, '照片编号不正确，请重新上传'));

/** A form to be posted as multipart/form-data to `url`, `fields` first, the file last as `file`. */
export const UploadForm = z.object({
  uploadId: UploadId,
  url: z.string(),
  fields: z.record(z.string(), z.string()),
  expiresAt: Instant,
});

const distinct = z.refine<readonly string[]>((ids) => new Set(ids).size === ids.length, '同一张照片只能用一次');
const atMost = (most: number) => z.maxLength(most, `最多 ${most} 张照片`);

/** Between one and `most` photos, by the ids that uploading gave; `none` is said where there is none. */
export const photoIds = (most: number, none = '请至少拍一张照片') =>
  z.array(UploadId, none).check(z.minLength(1, none), atMost(most), distinct);

/** Photos that may be left out. */
export const optionalPhotoIds = (most: number) =>
  z.optional(z.array(UploadId, '请重新选择照片').check(atMost(most), distinct));
