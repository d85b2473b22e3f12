import type { Result } from '@huzhou/shared/kernel/result';
import type { LocalPhoto } from '../device/photos.ts';
import type { ApiFailure } from './failure.ts';
import type { UploadForm } from './upload.ts';

/** A photo as a draft keeps it. */
export interface KeptPhoto {
  /** Names the photo on this device, and its upload to the server: sending it again is the same upload. */
  readonly key: string;
  /** Under which name the device keeps the picture. */
  readonly keptAs?: string | undefined;
  readonly uploadId?: string | undefined;
  /** Epoch milliseconds of the finished upload: what nobody refers to is cleared from the server after a day. */
  readonly sentAt?: number | undefined;
}

/** A photo as a page shows it. */
export interface PhotoUpload extends KeptPhoto {
  readonly src: string;
  readonly state: 'waiting' | 'sending' | 'sent' | 'failed';
  readonly percent?: number;
  readonly reason?: string | undefined;
}

/** Asks the server where a photo may be put. */
export type RequestForm = (
  photo: { readonly contentType: LocalPhoto['contentType']; readonly bytes: number },
  idempotencyKey: string,
) => Promise<Result<UploadForm & { readonly uploadId: string }, ApiFailure>>;

export interface PhotoUploadsDeps {
  readonly requestForm: RequestForm;
  readonly send: (
    form: UploadForm,
    path: string,
    onPercent: (percent: number) => void,
  ) => Promise<Result<undefined, ApiFailure>>;
  readonly shrink: (path: string) => Promise<LocalPhoto>;
  readonly keep: (path: string) => Promise<string | undefined>;
  readonly open: (name: string) => Promise<string | undefined>;
  readonly drop: (name: string) => Promise<void>;
  readonly newKey: () => string;
  readonly nowMilliseconds: () => number;
  readonly unreadableWords: string;
  readonly onChange: (photos: readonly PhotoUpload[]) => void;
}

export interface PhotoUploads {
  readonly add: (paths: readonly string[]) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  readonly retry: (key: string) => Promise<void>;
  /** The network is back: sends all that waits. */
  readonly resume: () => Promise<void>;
  /** Waits for what is under way and sends what waits. @returns the ids of all photos, undefined when one did not arrive. */
  readonly finish: () => Promise<readonly string[] | undefined>;
  /** Brings back what a draft kept; what is gone from the device and from the server is left out. */
  readonly restore: (kept: readonly KeptPhoto[]) => Promise<void>;
}

/** Uploads are cleared from the server after 24 h if nothing refers to them; an older one is sent again. */
const uploadLastsMilliseconds = 20 * 3_600_000;

/** Sends photos while the rest of a form is being filled in, one after the other, and keeps those that could not go. */
export const createPhotoUploads = (deps: PhotoUploadsDeps): PhotoUploads => {
  let photos: readonly PhotoUpload[] = [];
  let queue: Promise<void> = Promise.resolve();

  const set = (next: readonly PhotoUpload[]): void => {
    photos = next;
    deps.onChange(photos);
  };
  const find = (key: string): PhotoUpload | undefined => photos.find((photo) => photo.key === key);
  const change = (key: string, part: Partial<PhotoUpload>): void =>
    set(photos.map((photo) => (photo.key === key ? { ...photo, ...part } : photo)));
  const stop = (key: string, { kind, title }: ApiFailure): void =>
    kind === 'offline' || kind === 'timeout'
      ? change(key, { state: 'waiting', percent: 0, reason: title })
      : change(key, { state: 'failed', reason: title });

  const sendOne = async (key: string): Promise<void> => {
    const photo = find(key);
    if (photo === undefined || photo.state === 'sent') return;
    change(key, { state: 'sending', percent: 0, reason: undefined });
    const local = await deps.shrink(photo.src).catch(() => undefined);
    if (local === undefined) return change(key, { state: 'failed', reason: deps.unreadableWords });
    const form = await deps.requestForm({ contentType: local.contentType, bytes: local.bytes }, deps.newKey());
    if (!form.ok) return stop(key, form.failure);
    const sent = await deps.send(form.value, local.path, (percent) => change(key, { percent }));
    if (!sent.ok) return stop(key, sent.failure);
    change(key, { state: 'sent', percent: 100, uploadId: form.value.uploadId, sentAt: deps.nowMilliseconds() });
  };

  /** One at a time: on a weak network nine at once would all time out. */
  const enqueue = (keys: readonly string[]): Promise<void> => {
    for (const key of keys) queue = queue.then(() => sendOne(key));
    return queue;
  };

  const waiting = (): readonly string[] => photos.filter(({ state }) => state === 'waiting').map(({ key }) => key);

  return {
    add: async (paths) => {
      const added = paths.map((src): PhotoUpload => ({ key: deps.newKey(), src, state: 'waiting' }));
      set([...photos, ...added]);
      // Kept first, sent second: a crash in between loses nothing.
      for (const { key, src } of added) change(key, { keptAs: await deps.keep(src) });
      await enqueue(added.map(({ key }) => key));
    },
    remove: async (key) => {
      const keptAs = find(key)?.keptAs;
      set(photos.filter((photo) => photo.key !== key));
      if (keptAs !== undefined) await deps.drop(keptAs);
    },
    retry: (key) => enqueue([key]),
    resume: () => enqueue(waiting()),
    finish: async () => {
      await enqueue(waiting());
      const ids = photos.flatMap(({ state, uploadId }) =>
        state === 'sent' && uploadId !== undefined ? [uploadId] : [],
      );
      return ids.length === photos.length ? ids : undefined;
    },
    restore: async (kept) => {
      const restored = await Promise.all(
        kept.map(async (photo): Promise<PhotoUpload[]> => {
          const src = photo.keptAs === undefined ? undefined : await deps.open(photo.keptAs);
          const fresh = photo.sentAt !== undefined && deps.nowMilliseconds() - photo.sentAt < uploadLastsMilliseconds;
          if (src === undefined) return [];
          return [
            fresh ? { ...photo, src, state: 'sent' } : { key: photo.key, keptAs: photo.keptAs, src, state: 'waiting' },
          ];
        }),
      );
      set([...restored.flat(), ...photos]);
      await enqueue(waiting());
    },
  };
};

/** What a draft should keep of the photos. */
export const toKept = (photos: readonly PhotoUpload[]): readonly KeptPhoto[] =>
  photos.map(({ key, keptAs, uploadId, sentAt }) => ({ key, keptAs, uploadId, sentAt }));
