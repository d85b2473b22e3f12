// Fired by the offers queue; gives what has become free to the first in line, for ten minutes alone.
import { systemClock } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { env } from '../platform/config.ts';
import { consumeQueue } from '../platform/queue.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createBookingStore } from './booking-store.ts';
import { createCatalogue } from './catalogue.ts';
import { createDriverReader } from './driver-reader.ts';
import { createLotReader } from './lot-reader.ts';
import { createOfferFreed } from './offer-freed.ts';
import { createWaitRepository } from './wait-repository.ts';

const documents = createDocumentClient();
const table = env('PARKING_TABLE');
const clock = systemClock;

export const handler = consumeQueue(
  { message: z.object({ lotId: z.string(), day: z.string() }), name: 'parking-offers' },
  createOfferFreed({
    waits: createWaitRepository(documents, table),
    store: createBookingStore({ documents, table }),
    drivers: createDriverReader(documents, table),
    catalogue: createCatalogue(createLotReader(documents, table), clock),
    clock,
  }),
);
