// Fired by the stream of the table of dogs; sends notices, counts coverage, has photos cleaned and recalled batches invalidated.
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createCachedDirectory } from '../directory/cached-directory.ts';
import { createDirectoryRepository } from '../directory/directory-repository.ts';
import { env } from '../platform/config.ts';
import { pauseBetweenAttempts } from '../platform/patience.ts';
import { createSendQueue } from '../platform/send-queue.ts';
import { consumeStream } from '../platform/stream.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createCoverageRepository } from './coverage-repository.ts';
import { createDogRepository } from './dog-repository.ts';
import { createInvalidateBatch } from './invalidate-batch.ts';
import { createBatchRepository } from './look-repository.ts';
import { createRelay } from './relay.ts';

const clock = systemClock;
const documents = createDocumentClient();
const table = env('DOGS_TABLE');
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
const store = createDogRepository(documents, table);

export const handler = consumeStream(
  { name: 'dog-relay' },
  createRelay({
    store,
    people: createCachedDirectory(createDirectoryRepository({ documents, table: env('DIRECTORY_TABLE') }), clock),
    coverage: createCoverageRepository(documents, table),
    invalidateBatch: createInvalidateBatch({
      store,
      batches: createBatchRepository(documents, table),
      clock,
      pause: pauseBetweenAttempts,
    }),
    notify: createSendQueue(sqs, env('NOTICES_QUEUE_URL')),
    cleanPhotos: createSendQueue(sqs, env('DOG_PHOTOS_QUEUE_URL')),
    clock,
  }),
);
