// Fired by a schedule each minute; writes down what time has done to dogs, drives recalls and photos on, keeps the month's figures.
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '@huzhou/shared/kernel/time';
import { env } from '../platform/config.ts';
import { pauseBetweenAttempts } from '../platform/patience.ts';
import { handleSchedule } from '../platform/schedule.ts';
import { createSendQueue } from '../platform/send-queue.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createCoverageRepository } from './coverage-repository.ts';
import { createDogRepository } from './dog-repository.ts';
import { createBatchRepository, createLookRepository } from './look-repository.ts';
import { createSweep } from './sweep.ts';

const documents = createDocumentClient();
const table = env('DOGS_TABLE');
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });

export const handler = handleSchedule(
  { name: 'dog-sweep' },
  createSweep({
    store: createDogRepository(documents, table),
    lookout: createLookRepository(documents, table),
    batches: createBatchRepository(documents, table),
    coverage: createCoverageRepository(documents, table),
    cleanPhotos: createSendQueue(sqs, env('DOG_PHOTOS_QUEUE_URL')),
    clock: systemClock,
    pause: pauseBetweenAttempts,
  }),
);
