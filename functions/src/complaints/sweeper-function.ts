// Fired by a schedule each minute; drives again complaints and photos that should have moved by now.
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '@huzhou/shared/kernel/time';
import { env } from '../platform/config.ts';
import { pauseBetweenAttempts } from '../platform/patience.ts';
import { handleSchedule } from '../platform/schedule.ts';
import { createSendQueue } from '../platform/send-queue.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createStepStore } from './complaint-repository.ts';
import { lookShards } from './keys.ts';
import { createLookRepository } from './look-repository.ts';
import { createSweep } from './sweep.ts';

const documents = createDocumentClient();
const table = env('COMPLAINTS_TABLE');
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });

export const handler = handleSchedule(
  { name: 'sweep' },
  createSweep({
    store: createStepStore(documents, table),
    lookout: createLookRepository(documents, table),
    shards: lookShards,
    effects: {
      askForDispatch: createSendQueue(sqs, env('DISPATCH_QUEUE_URL')),
      cleanPhotos: createSendQueue(sqs, env('MEDIA_QUEUE_URL')),
    },
    clock: systemClock,
    pause: pauseBetweenAttempts,
  }),
);
