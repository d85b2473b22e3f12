import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { type Clock, epochMilliseconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { PhotoFacts } from './photo.ts';

/**
 * Addresses are signed as of the beginning of a five-minute window, so that a page that refreshes itself gets the
 * same address again and the browser shows the picture that it has. Each one is good for at least ten minutes.
 */
const windowSeconds = 5 * secondsIn.minute;
const urlSeconds = windowSeconds + 10 * secondsIn.minute;

export interface PhotoFiles {
  readonly put: (mediaKey: string, jpeg: Uint8Array) => Promise<void>;
  readonly remove: (mediaKey: string) => Promise<void>;
  /** Where a cleaned photo can be read for at least ten minutes, by whoever has the address. */
  readonly urlOf: (mediaKey: string) => Promise<string>;
  /** Addresses of those photos that are ready. By photo id. */
  readonly photoUrls: (
    photos: readonly Pick<PhotoFacts, 'photoId' | 'state' | 'mediaKey'>[],
  ) => Promise<ReadonlyMap<string, string>>;
}

/** The cleaned photos: private objects under names that nobody can guess, read by presigned addresses only. */
export const createPhotoStore = (s3: S3Client, bucket: string, clock: Clock): PhotoFiles => {
  const urlOf = (mediaKey: string): Promise<string> => {
    const now = epochMilliseconds(clock.now());
    const signingDate = new Date(now - (now % (windowSeconds * 1000)));
    const command = new GetObjectCommand({ Bucket: bucket, Key: mediaKey });
    return getSignedUrl(s3, command, { expiresIn: urlSeconds, signingDate });
  };

  return {
    put: async (mediaKey, jpeg) => {
      await s3.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: mediaKey,
          Body: jpeg,
          ContentType: 'image/jpeg',
          CacheControl: `private, max-age=${urlSeconds}, immutable`,
        }),
      );
    },

    remove: async (mediaKey) => {
      await s3.send(new DeleteObjectCommand({ Bucket: bucket, Key: mediaKey }));
    },

    urlOf,

    photoUrls: async (photos) => {
      const urls = photos.map(async ({ photoId, state, mediaKey }): Promise<readonly [string, string][]> => {
        return state === 'ready' && mediaKey !== undefined ? [[photoId, await urlOf(mediaKey)]] : [];
      });
      return new Map((await Promise.all(urls)).flat());
    },
  };
};
