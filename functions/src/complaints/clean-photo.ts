import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import type { Clock } from '@huzhou/shared/kernel/time';
import { isPassing, type WeChatFailure } from '../wechat/failure.ts';
import type { WeChatClient } from '../wechat/wechat-client.ts';
import { cleanPicture } from './clean-picture.ts';
import type { ContentLog, OpenidOf } from './content-check.ts';
import type { Photo, PhotoToClean, PhotoToFetch, WithheldReason } from './photo.ts';
import type { PhotoRepository } from './photo-repository.ts';
import type { PhotoFiles } from './photo-store.ts';
import type { SendAll } from './send-queue.ts';
import type { UploadStore } from './upload-store.ts';

export interface CleanPhotoDeps {
  readonly photos: PhotoRepository;
  readonly uploads: Pick<UploadStore, 'read'>;
  readonly files: PhotoFiles;
  /** Sends for the file of a photo that has to be fetched first. */
  readonly fetchFiles: SendAll<PhotoToFetch>;
  readonly weChat: Pick<WeChatClient, 'checkMediaAsync'>;
  readonly openidOf: OpenidOf;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
  readonly log: ContentLog;
}

/** The check could not be asked for now; thrown so that the queue brings the photo again later. */
class CheckPostponed extends Error {
  constructor({ kind }: WeChatFailure) {
    super(`WeChat did not take the content check: ${kind}`);
    this.name = 'CheckPostponed';
  }
}

const newMediaKey = (randomBytes: RandomBytes): string =>
  `photos/${Buffer.from(randomBytes(24)).toString('base64url')}.jpg`;

/**
 * Makes an uploaded photo fit to be seen by others, and asks WeChat whether it may be. Each of the two steps looks
 * whether it has been done, so a message may come twice, late, or from the sweeper.
 */
export const createCleanPhoto = (deps: CleanPhotoDeps): ((message: PhotoToClean) => Promise<void>) => {
  const { photos, uploads, files, fetchFiles, weChat, openidOf, clock, randomBytes, log } = deps;

  const withhold = async (photo: Photo, reason: WithheldReason): Promise<undefined> => {
    const { complaintId, photoId, mediaKey } = photo;
    if (!(await photos.withhold(photo, reason, clock.now()))) return;
    log.warn('photo.withheld', { complaintId, photoId, reason });
    // An earlier try may have died between the file and the row.
    if (mediaKey !== undefined) await files.remove(mediaKey);
  };

  // Whoever fetches the file puts it where an upload lies and sends the photo here again.
  const sendForFile = async ({ complaintId, photoId }: Photo): Promise<undefined> => {
    await fetchFiles([{ complaintId, photoId }]);
    return undefined;
  };

  /** The photo once it is ready; undefined when it is not, yet or ever. */
  const clean = async (photo: Photo): Promise<Photo | undefined> => {
    const upload = await uploads.read(photo.uploadKey);
    if (upload === undefined && photo.fetchFrom !== undefined) return sendForFile(photo);
    if (upload === undefined) return withhold(photo, 'missing');
    const picture = cleanPicture(upload);
    if (!picture.ok) return withhold(photo, picture.failure);
    // Agreed upon before there is a file, so that another try puts the same photo into the same place.
    const mediaKey = await photos.agreeOnMediaKey(photo, newMediaKey(randomBytes));
    if (mediaKey === undefined) return photos.find(photo);
    await files.put(mediaKey, picture.value.bytes);
    const { complaintId, photoId } = photo;
    if (await photos.markReady(photo, mediaKey, clock.now()))
      log.info('photo.ready', { complaintId, photoId, bytes: picture.value.bytes.length });
    return photos.find(photo);
  };

  const askForCheck = async (photo: Photo, mediaKey: string): Promise<void> => {
    const { complaintId, photoId } = photo;
    const openid = await openidOf(photo.personId);
    if (openid === undefined) {
      log.warn('content.photo-unchecked', { complaintId, photoId, reason: 'unknown-person' });
      return;
    }
    const asked = await weChat.checkMediaAsync({ openid, mediaUrl: await files.urlOf(mediaKey) });
    if (!asked.ok) {
      // To ask twice is harmless: two trace ids, two verdicts on the same photo.
      if (isPassing(asked.failure) || asked.failure.kind === 'unanswered') throw new CheckPostponed(asked.failure);
      log.warn('content.photo-unchecked', { complaintId, photoId, reason: asked.failure.kind });
      return;
    }
    const finished = await photos.recordTrace(photo, asked.value.traceId, clock.now());
    if (finished !== undefined) await photos.applyVerdict(finished, clock.now());
  };

  return async (message) => {
    const found = await photos.find(message);
    if (found === undefined) {
      log.warn('photo.unknown', { complaintId: message.complaintId, photoId: message.photoId });
      return;
    }
    const photo = found.state === 'pending' ? await clean(found) : found;
    if (photo?.state !== 'ready' || photo.mediaKey === undefined || photo.traceId !== undefined) return;
    await askForCheck(photo, photo.mediaKey);
  };
};
