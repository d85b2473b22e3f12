// Fired by the closures queue; closes the spots of a lot and helps the bookings that are touched, or opens them again.
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock as clock } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import { env } from '../platform/config.ts';
import { pauseBetweenAttempts } from '../platform/patience.ts';
import { consumeQueue } from '../platform/queue.ts';
import { createSendQueue } from '../platform/send-queue.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createBookingStore } from './booking-store.ts';
import { createCatalogue } from './catalogue.ts';
import { createClosureRepository } from './closures/closure-repository.ts';
import { createClosureWorker } from './closures/closure-worker.ts';
import { ClosureRequest } from './closures/run-closure.ts';
import { createLotReader } from './lot-reader.ts';

const documents = createDocumentClient();
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
const table = env('PARKING_TABLE');
const lots = createLotReader(documents, table);

export const handler = consumeQueue(
  { message: ClosureRequest, name: 'closure' },
  createClosureWorker({
    lots,
    catalogue: createCatalogue(lots, clock),
    store: createBookingStore({ documents, table }),
    closures: createClosureRepository(documents, table),
    notify: createSendQueue<Notice>(sqs, env('NOTICES_QUEUE_URL')),
    askForClosure: createSendQueue(sqs, env('CLOSURES_QUEUE_URL')),
    clock,
    pause: pauseBetweenAttempts,
  }),
);
