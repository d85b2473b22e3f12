import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createPhotoStore } from '../photos/photo-store.ts';
import { createUploadStore } from '../photos/upload-store.ts';
import { env } from '../platform/config.ts';
import { deriveKeys, KeyRing } from '../platform/key-ring.ts';
import { pauseBetweenAttempts } from '../platform/patience.ts';
import { randomBytes } from '../platform/random.ts';
import { createRateLimiter } from '../platform/rate-limit.ts';
import { createSealer } from '../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../platform/secrets.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createDogRepository } from './dog-repository.ts';
import { createListRepository } from './list-repository.ts';
import type { Photo } from './photo.ts';

/** The real surroundings of whatever answers for dogs over HTTP. Made once, on the cold start. */
export const createDogSurroundings = () => {
  const clock = systemClock;
  const documents = createDocumentClient();
  const table = env('DOGS_TABLE');
  const s3 = new S3Client({});
  const secrets = { client: createSecretsClient(), clock };
  const readFieldKeys = createSecretReader(secrets, env('FIELD_KEYS_SECRET_ID'), KeyRing);
  const { urlOf } = createPhotoStore(s3, env('MEDIA_BUCKET'), clock);

  const photoUrls = async (photos: readonly Photo[]): Promise<ReadonlyMap<string, string>> =>
    new Map(
      await Promise.all(
        photos.flatMap(({ photoId, state, mediaKey }) =>
          state === 'ready' && mediaKey !== undefined
            ? [urlOf(mediaKey).then((url): [string, string] => [photoId, url])]
            : [],
        ),
      ),
    );

  return {
    documents,
    table,
    secrets,
    readFieldKeys,
    limiter: createRateLimiter({
      documents,
      table: env('LIMITS_TABLE'),
      clock,
      addressKey: async () => deriveKeys(await readFieldKeys(), 'dogs-address')[0]?.bytes ?? new Uint8Array(),
    }),
    deps: {
      store: createDogRepository(documents, table),
      lists: createListRepository(documents, table),
      photoUrls,
      uploads: createUploadStore(s3, env('UPLOADS_BUCKET')),
      sealer: createSealer(readFieldKeys),
      clock,
      pause: pauseBetweenAttempts,
      randomBytes,
    },
  };
};
