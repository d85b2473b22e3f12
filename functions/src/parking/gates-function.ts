// Fired by the HTTP API for the reports of plate cameras; verifies their signatures and lets bookings arrive and leave.

import { failure } from '@huzhou/shared/kernel/failure';
import { systemClock } from '@huzhou/shared/kernel/time';
import * as routes from '@huzhou/shared/parking/gate-routes';
import { env } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { deriveKeys, KeyRing } from '../platform/key-ring.ts';
import { pauseBetweenAttempts } from '../platform/patience.ts';
import { createRateLimiter } from '../platform/rate-limit.ts';
import { createSealer } from '../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../platform/secrets.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createCounts } from '../sources/count-calls.ts';
import { createSourceRepository } from '../sources/source-repository.ts';
import { createSourceGate } from '../sources/verify-source.ts';
import { createBookingStore } from './booking-store.ts';
import { createCatalogue } from './catalogue.ts';
import { createGateRepository } from './gate-repository.ts';
import { createLotReader } from './lot-reader.ts';
import { createReportGateEvent } from './report-gate-event.ts';

const clock = systemClock;
const documents = createDocumentClient();
const table = env('PARKING_TABLE');

const readFieldKeys = createSecretReader(
  { client: createSecretsClient(), clock },
  env('FIELD_KEYS_SECRET_ID'),
  KeyRing,
);
const sources = createSourceRepository({
  documents,
  table: env('SOURCES_TABLE'),
  sealer: createSealer(readFieldKeys),
  clock,
});
const limiter = createRateLimiter({
  documents,
  table: env('LIMITS_TABLE'),
  clock,
  addressKey: async () => deriveKeys(await readFieldKeys(), 'address')[0]?.bytes ?? new Uint8Array(),
});

export const handler = serve(
  routes,
  {
    reportGateEvent: createReportGateEvent({
      catalogue: createCatalogue(createLotReader(documents, table), clock),
      gates: createGateRepository(documents, table),
      store: createBookingStore({ documents, table }),
      clock,
      pause: pauseBetweenAttempts,
    }),
  },
  {
    limiter,
    sources: createSourceGate({
      sources,
      clock,
      ...createCounts(limiter),
      admits: { kinds: ['parking-gate'], others: failure('forbidden', '只有停车场道闸可以上报进出') },
    }),
  },
);
