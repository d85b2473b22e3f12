// Fired by the HTTP API for the routes of Open311; shows what is public of cases, and writes what clients send as cases.
import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createPhotoStore } from '../../photos/photo-store.ts';
import { env } from '../../platform/config.ts';
import { deriveKeys, KeyRing } from '../../platform/key-ring.ts';
import { pauseBetweenAttempts } from '../../platform/patience.ts';
import { randomBytes } from '../../platform/random.ts';
import { createRateLimiter } from '../../platform/rate-limit.ts';
import { createSealer } from '../../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../../platform/secrets.ts';
import { createDocumentClient } from '../../platform/table.ts';
import { createSourceRepository } from '../../sources/source-repository.ts';
import { createComplaintRepository } from '../complaint-repository.ts';
import { deployedPolicy } from '../deployed-policy.ts';
import { outsideSetting } from '../intake/outside-setting.ts';
import { createAcceptRequest } from './accept-request.ts';
import { createCaseSearchRepository } from './case-search-repository.ts';
import { createCases } from './cases.ts';
import { createClientLimit } from './client-limit-repository.ts';
import { createFindClient, findTestClient } from './clients.ts';
import { productionEndpoints, testEndpoints } from './endpoints.ts';
import { serveOpen311 } from './serve-open311.ts';
import { createTestCases } from './test-cases.ts';

const clock = systemClock;
const documents = createDocumentClient();
const complaints = env('COMPLAINTS_TABLE');
const limits = env('LIMITS_TABLE');

const readFieldKeys = createSecretReader(
  { client: createSecretsClient(), clock },
  env('FIELD_KEYS_SECRET_ID'),
  KeyRing,
);
const sealer = createSealer(readFieldKeys);

const store = createComplaintRepository(documents, { complaints, limits });

const cases = createCases({
  reader: store,
  search: createCaseSearchRepository(documents, complaints),
  photoFiles: createPhotoStore(new S3Client({}), env('MEDIA_BUCKET'), clock),
  accept: createAcceptRequest({
    store,
    sealer,
    randomBytes,
    pause: pauseBetweenAttempts,
    policyVersion: deployedPolicy(),
  }),
});

const sources = createSourceRepository({ documents, table: env('SOURCES_TABLE'), sealer, clock });
const countCall = createClientLimit(documents, limits);

export const handler = serveOpen311(
  [
    ...productionEndpoints({ cases, findClient: createFindClient(sources, outsideSetting()), clock, countCall }),
    ...testEndpoints({ cases: createTestCases(clock), findClient: findTestClient, clock, countCall }),
  ],
  createRateLimiter({
    documents,
    table: limits,
    clock,
    addressKey: async () => deriveKeys(await readFieldKeys(), 'address')[0]?.bytes ?? new Uint8Array(),
  }),
);
