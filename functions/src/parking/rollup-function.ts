// Fired by a schedule every quarter of an hour; counts shared parking of today and yesterday anew, and mends copies that the stream has not brought.
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock } from '@huzhou/shared/kernel/time';
import { env } from '../platform/config.ts';
import { handleSchedule } from '../platform/schedule.ts';
import { createSendQueue } from '../platform/send-queue.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createBookingStore } from './booking-store.ts';
import { createCatalogue } from './catalogue.ts';
import { createCopyRepository } from './copy-repository.ts';
import { createDemandRepository } from './demand-repository.ts';
import { createLotReader } from './lot-reader.ts';
import { createParkingFigures } from './parking-figures-repository.ts';
import { createRollup } from './rollup.ts';

const documents = createDocumentClient();
const table = env('PARKING_TABLE');
const clock = systemClock;

export const handler = handleSchedule(
  { name: 'parking-rollup' },
  createRollup({
    catalogue: createCatalogue(createLotReader(documents, table), clock),
    store: createBookingStore({ documents, table }),
    demand: createDemandRepository(documents, table),
    figures: createParkingFigures(documents, env('FIGURES_TABLE')),
    copies: createCopyRepository(documents, table),
    effects: { offer: createSendQueue(new SQSClient({ useQueueUrlAsEndpoint: false }), env('OFFERS_QUEUE_URL')) },
    clock,
  }),
);
