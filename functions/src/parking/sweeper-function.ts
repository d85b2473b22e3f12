// Fired by a schedule each minute; ends holds, offers and waits whose time is over, frees what nobody came to, tells who overstays, drives again what was lost.
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '@huzhou/shared/kernel/time';
import { env } from '../platform/config.ts';
import { pauseBetweenAttempts } from '../platform/patience.ts';
import { handleSchedule } from '../platform/schedule.ts';
import { createSendQueue } from '../platform/send-queue.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createBookingStore } from './booking-store.ts';
import { createCatalogue } from './catalogue.ts';
import { createCopyRepository } from './copy-repository.ts';
import { createFollowGate } from './follow-gate.ts';
import { createGateRepository } from './gate-repository.ts';
import { lookShards } from './keys.ts';
import { createLookRepository } from './look-repository.ts';
import { createLotReader } from './lot-reader.ts';
import { createSweep } from './sweep.ts';
import { createWaitRepository } from './wait-repository.ts';

const documents = createDocumentClient();
const table = env('PARKING_TABLE');
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
const clock = systemClock;
const store = createBookingStore({ documents, table });

export const handler = handleSchedule(
  { name: 'parking-sweep' },
  createSweep({
    lookout: createLookRepository(documents, table),
    shards: lookShards,
    store,
    follow: createFollowGate({
      store,
      gates: createGateRepository(documents, table),
      clock,
      pause: pauseBetweenAttempts,
    }),
    copies: createCopyRepository(documents, table),
    waits: createWaitRepository(documents, table),
    lots: createCatalogue(createLotReader(documents, table), clock),
    effects: {
      notify: createSendQueue(sqs, env('NOTICES_QUEUE_URL')),
      offer: createSendQueue(sqs, env('OFFERS_QUEUE_URL')),
      close: createSendQueue(sqs, env('CLOSURES_QUEUE_URL')),
      importLots: createSendQueue(sqs, env('IMPORTS_QUEUE_URL')),
    },
    clock,
  }),
);
