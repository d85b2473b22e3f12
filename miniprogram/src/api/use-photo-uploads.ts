import { useEffect, useMemo, useRef, useState } from 'react';
import { onBackOnline } from '../device/online.ts';
import { dropPhoto, keepPhoto, openPhoto } from '../device/photo-store.ts';
import { choosePhotos, shrinkPhoto } from '../device/photos.ts';
import { commonTexts } from '../i18n/common.ts';
import { newIdempotencyKey } from './idempotency-key.ts';
import { createPhotoUploads, type KeptPhoto, type PhotoUpload, type RequestForm, toKept } from './photo-uploads.ts';
import { uploadFile } from './upload.ts';

export interface PhotoUploadsOptions {
  readonly most: number;
  readonly requestForm: RequestForm;
  /** What a draft kept; read once, when the page opens. */
  readonly kept?: readonly KeptPhoto[];
  /** Called on each change that a draft should keep. */
  readonly onKeep?: (kept: readonly KeptPhoto[]) => void;
}

export interface UsedPhotoUploads {
  readonly photos: readonly PhotoUpload[];
  readonly add: (from: 'camera' | 'album') => void;
  readonly remove: (key: string) => void;
  readonly retry: (key: string) => void;
  /** The ids to submit, once all photos are sent; undefined while one is not. */
  readonly uploadIds: readonly string[] | undefined;
  /** Waits until all have arrived, sending again what waited for the network; undefined when one could not. */
  readonly finish: () => Promise<readonly string[] | undefined>;
}

/** Photos of a form: taken, made small, kept for a draft, sent in the background. */
export const usePhotoUploads = ({ most, requestForm, kept = [], onKeep }: PhotoUploadsOptions): UsedPhotoUploads => {
  const [photos, setPhotos] = useState<readonly PhotoUpload[]>([]);
  const latest = useRef({ requestForm, onKeep });
  latest.current = { requestForm, onKeep };
  const first = useRef(kept);
  const uploads = useMemo(
    () =>
      createPhotoUploads({
        requestForm: (photo, key) => latest.current.requestForm(photo, key),
        send: (form, path, onPercent) => uploadFile(form, path, onPercent),
        shrink: shrinkPhoto,
        keep: keepPhoto,
        open: openPhoto,
        drop: dropPhoto,
        newKey: newIdempotencyKey,
        nowMilliseconds: Date.now,
        unreadableWords: commonTexts.notAPicture,
        onChange: (next) => {
          setPhotos(next);
          latest.current.onKeep?.(toKept(next));
        },
      }),
    [],
  );
  useEffect(() => {
    if (first.current.length > 0) void uploads.restore(first.current);
    return onBackOnline(() => void uploads.resume());
  }, [uploads]);
  const ids = photos.flatMap(({ state, uploadId }) => (state === 'sent' && uploadId !== undefined ? [uploadId] : []));
  return {
    photos,
    add: (from) => void choosePhotos(from, most - photos.length).then((paths) => uploads.add(paths)),
    remove: (key) => void uploads.remove(key),
    retry: (key) => void uploads.retry(key),
    uploadIds: ids.length === photos.length ? ids : undefined,
    finish: uploads.finish,
  };
};
