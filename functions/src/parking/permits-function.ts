// Fired by the HTTP API for the routes of permits; registers plates, and writes what officers decide on them.

import { systemClock } from '@huzhou/shared/kernel/time';
import * as routes from '@huzhou/shared/parking/permit-routes';
import { env } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { pauseBetweenAttempts } from '../platform/patience.ts';
import { randomBytes } from '../platform/random.ts';
import { createRateLimiter } from '../platform/rate-limit.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createActOnce } from './act-once.ts';
import { createDriverReader } from './driver-reader.ts';
import { deployedPermitPolicy } from './permits/deployed-policy.ts';
import { createPermitHandlers } from './permits/permit-handlers.ts';
import { createPermitReader } from './permits/permit-reader.ts';
import { createPermitWrites } from './permits/permit-writes.ts';

const clock = systemClock;
const documents = createDocumentClient();
const table = env('PARKING_TABLE');

export const handler = serve(
  routes,
  createPermitHandlers({
    permits: createPermitReader(documents, table),
    writes: createPermitWrites(table),
    actOnce: createActOnce({ documents, table, clock, pause: pauseBetweenAttempts }),
    drivers: createDriverReader(documents, table),
    randomBytes,
    clock,
    policy: deployedPermitPolicy(),
  }),
  { limiter: createRateLimiter({ documents, table: env('LIMITS_TABLE'), clock }) },
);
