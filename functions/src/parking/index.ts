// Fired by the HTTP API for the routes of drivers; claims and gives back slots, from which the stream carries on.
import { systemClock as clock } from '@huzhou/shared/kernel/time';
import * as routes from '@huzhou/shared/parking/routes';
import { env } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { deriveKeys, KeyRing } from '../platform/key-ring.ts';
import { pauseBetweenAttempts as pause } from '../platform/patience.ts';
import { createRateLimiter } from '../platform/rate-limit.ts';
import { createSecretReader, createSecretsClient } from '../platform/secrets.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createActOnce } from './act-once.ts';
import { createAvailabilityReader } from './availability-reader.ts';
import { createBookingStore } from './booking-store.ts';
import { createCatalogue } from './catalogue.ts';
import { createRecordDemand } from './demand.ts';
import { createDemandRepository } from './demand-repository.ts';
import { createDriverReader } from './driver-reader.ts';
import { createParkingHandlers } from './handlers.ts';
import { createLotReader } from './lot-reader.ts';
import { createWaitRepository } from './wait-repository.ts';

const documents = createDocumentClient();
const table = env('PARKING_TABLE');
const readFieldKeys = createSecretReader(
  { client: createSecretsClient(), clock },
  env('FIELD_KEYS_SECRET_ID'),
  KeyRing,
);

export const handler = serve(
  routes,
  createParkingHandlers({
    store: createBookingStore({ documents, table }),
    drivers: createDriverReader(documents, table),
    catalogue: createCatalogue(createLotReader(documents, table), clock),
    availability: createAvailabilityReader(documents, table),
    waits: createWaitRepository(documents, table),
    actOnce: createActOnce({ documents, table, clock, pause }),
    recordDemand: createRecordDemand(createDemandRepository(documents, table).count),
    clock,
    pause,
  }),
  {
    limiter: createRateLimiter({
      documents,
      table: env('LIMITS_TABLE'),
      clock,
      addressKey: async () => deriveKeys(await readFieldKeys(), 'address')[0]?.bytes ?? new Uint8Array(),
    }),
  },
);
