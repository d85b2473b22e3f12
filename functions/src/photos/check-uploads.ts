import type { FieldError } from '@huzhou/shared/kernel/failure';
import type { UploadFault, UploadStore } from './upload-store.ts';

const sentences: Readonly<Record<UploadFault, string>> = {
  missing: '没有找到这张照片，请重新上传',
  'wrong-type': '只能上传 JPG 或 PNG 照片',
  'too-large': '照片不能超过 10 MB',
};

const usedAlready = '这张照片已经用过了，请换一张';

/** What is wrong with the photos that a person wants to use, each at its place: `photoIds.2`. */
export const checkUploads = async (
  photos: Pick<UploadStore, 'findUploads'>,
  personId: string,
  photoIds: readonly string[],
  inUse: ReadonlySet<string> = new Set(),
): Promise<FieldError[]> => {
  const faults = await photos.findUploads(personId, photoIds);
  return photoIds.flatMap((photoId, index) => {
    const fault = faults[index];
    const message = inUse.has(photoId) ? usedAlready : fault && sentences[fault];
    return message === undefined ? [] : [{ field: `photoIds.${index}`, message }];
  });
};
