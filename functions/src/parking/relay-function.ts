// Fired by the stream of the parking table; copies bookings and claims to where they are read, sends notices, has what became free offered.
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '@huzhou/shared/kernel/time';
import { env } from '../platform/config.ts';
import { createSendQueue } from '../platform/send-queue.ts';
import { consumeStreamBatch } from '../platform/stream.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createCatalogue } from './catalogue.ts';
import { createCopyRepository } from './copy-repository.ts';
import { createLotReader } from './lot-reader.ts';
import { createRelay } from './relay.ts';
import { createSettleOffer } from './settle-offer.ts';
import { createWaitRepository } from './wait-repository.ts';

const documents = createDocumentClient();
const table = env('PARKING_TABLE');
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
const clock = systemClock;

export const handler = consumeStreamBatch(
  { name: 'parking-relay' },
  createRelay({
    copies: createCopyRepository(documents, table),
    lots: createCatalogue(createLotReader(documents, table), clock),
    settleOffer: createSettleOffer({ waits: createWaitRepository(documents, table), clock }),
    effects: {
      offer: createSendQueue(sqs, env('OFFERS_QUEUE_URL')),
      notify: createSendQueue(sqs, env('NOTICES_QUEUE_URL')),
    },
    clock,
  }),
);
