import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { ContentLog } from '../wechat/content-check.ts';
import { cleanPicture } from './clean-picture.ts';
import type { PhotoFacts, WithheldReason } from './photo.ts';
import type { PhotoRows } from './photo-rows.ts';
import type { PhotoFiles } from './photo-store.ts';
import type { UploadStore } from './upload-store.ts';

export interface CleanPhotoDeps<Ref, P extends Ref & PhotoFacts> {
  readonly photos: PhotoRows<Ref, P>;
  readonly uploads: Pick<UploadStore, 'read'>;
  readonly files: Pick<PhotoFiles, 'put' | 'remove'>;
  /** Sends for the file of a photo that has to be fetched first: it is put where an upload lies, and the photo comes again. */
  readonly sendForFile?: (photo: Ref) => Promise<void>;
  /** Has a photo that is ready looked at by WeChat; absent where only staff and its owner ever see it. */
  readonly check?: (photo: P, mediaKey: string) => Promise<void>;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly log: ContentLog;
}

const newMediaKey = (randomBytes: RandomBytes): string =>
  `photos/${Buffer.from(randomBytes(24)).toString('base64url')}.jpg`;

/**
 * Makes an uploaded photo fit to be seen by others, and has it checked. Each of the two steps looks whether it has been
 * done, so a message may come twice, late, or from a sweeper.
 */
export const createCleanPhoto = <Ref extends Readonly<Record<string, unknown>>, P extends Ref & PhotoFacts>(
  deps: CleanPhotoDeps<Ref, P>,
): ((photo: Ref) => Promise<void>) => {
  const { photos, uploads, files, sendForFile, check, clock, randomBytes, log } = deps;

  const withhold = async (photo: P, reason: WithheldReason): Promise<undefined> => {
    if (!(await photos.withhold(photo, reason, clock.now()))) return;
    log.warn('photo.withheld', { ...photos.refOf(photo), reason });
    // An earlier try may have died between the file and the row.
    if (photo.mediaKey !== undefined) await files.remove(photo.mediaKey);
  };

  /** The photo once it is ready; undefined when it is not, yet or ever. */
  const clean = async (photo: P): Promise<P | undefined> => {
    const upload = await uploads.read(photo.uploadKey);
    if (upload === undefined) {
      if (photo.fetchFrom === undefined || sendForFile === undefined) return withhold(photo, 'missing');
      await sendForFile(photos.refOf(photo));
      return undefined;
    }
    const picture = cleanPicture(upload);
    if (!picture.ok) return withhold(photo, picture.failure);
    // Agreed upon before there is a file, so that another try puts the same photo into the same place.
    const mediaKey = await photos.agreeOnMediaKey(photo, newMediaKey(randomBytes));
    if (mediaKey === undefined) return photos.find(photo);
    await files.put(mediaKey, picture.value.bytes);
    if (await photos.markReady(photo, mediaKey, clock.now()))
      log.info('photo.ready', { ...photos.refOf(photo), bytes: picture.value.bytes.length });
    return photos.find(photo);
  };

  return async (message) => {
    const found = await photos.find(message);
    if (found === undefined) {
      log.warn('photo.unknown', { ...photos.refOf(message) });
      return;
    }
    const photo = found.state === 'pending' ? await clean(found) : found;
    if (photo?.state !== 'ready' || photo.mediaKey === undefined || photo.traceId !== undefined) return;
    await check?.(photo, photo.mediaKey);
  };
};
