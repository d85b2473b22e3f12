// Fired by the stream of the complaints table; asks for dispatch, starts clocks, sends notices, has sources told, has photos cleaned, has dogs visited.
import { SFNClient } from '@aws-sdk/client-sfn';
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createCachedDirectory } from '../directory/cached-directory.ts';
import { createDirectoryRepository } from '../directory/directory-repository.ts';
import { env } from '../platform/config.ts';
import { createSendQueue } from '../platform/send-queue.ts';
import { consumeStream } from '../platform/stream.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createClockStarter } from './complaint-clock.ts';
import { createComplaintReader } from './complaint-reader.ts';
import { createRelay } from './relay.ts';

const documents = createDocumentClient();
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });

export const handler = consumeStream(
  { name: 'relay' },
  createRelay({
    store: createComplaintReader(documents, env('COMPLAINTS_TABLE')),
    directory: createCachedDirectory(
      createDirectoryRepository({ documents, table: env('DIRECTORY_TABLE') }),
      systemClock,
    ),
    effects: {
      askForDispatch: createSendQueue(sqs, env('DISPATCH_QUEUE_URL')),
      notify: createSendQueue(sqs, env('NOTICES_QUEUE_URL')),
      pushResults: createSendQueue(sqs, env('PUSHES_QUEUE_URL')),
      visitDogs: createSendQueue(sqs, env('DOG_VISITS_QUEUE_URL')),
      cleanPhotos: createSendQueue(sqs, env('MEDIA_QUEUE_URL')),
      startClock: createClockStarter(new SFNClient({}), env('CLOCK_MACHINE_ARN')),
    },
  }),
);
