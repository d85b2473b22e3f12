// Fired by the HTTP API for the routes of sources; verifies signatures, writes what sources bring as cases, and keeps the registry of sources.
import { S3Client } from '@aws-sdk/client-s3';
import * as routes from '@huzhou/shared/complaints/intake/routes';
import { systemClock } from '@huzhou/shared/kernel/time';
import { createUploadStore } from '../../photos/upload-store.ts';
import { env } from '../../platform/config.ts';
import { serve } from '../../platform/http.ts';
import { deriveKeys, KeyRing } from '../../platform/key-ring.ts';
import { pauseBetweenAttempts } from '../../platform/patience.ts';
import { randomBytes } from '../../platform/random.ts';
import { createRateLimiter } from '../../platform/rate-limit.ts';
import { createSealer } from '../../platform/sealed.ts';
import { createSecretReader, createSecretsClient } from '../../platform/secrets.ts';
import { createDocumentClient } from '../../platform/table.ts';
import { createCounts } from '../../sources/count-calls.ts';
import { createSourceRepository } from '../../sources/source-repository.ts';
import { createSourceWriter } from '../../sources/source-writer.ts';
import { createSourceGate } from '../../sources/verify-source.ts';
import { createComplaintRepository } from '../complaint-repository.ts';
import { deployedPolicy } from '../deployed-policy.ts';
import { createNearCasesRepository } from '../near-cases-repository.ts';
import { intakeAdmission } from './admission.ts';
import { createDeliveryRepository } from './delivery-repository.ts';
import { createIntakeHandlers } from './handlers.ts';
import { createIntakeRepository } from './intake-repository.ts';
import { outsideSetting } from './outside-setting.ts';
import { createFindSameTrouble } from './same-trouble.ts';

const clock = systemClock;
const documents = createDocumentClient();
const complaints = env('COMPLAINTS_TABLE');
const limits = env('LIMITS_TABLE');
const table = env('SOURCES_TABLE');

const readFieldKeys = createSecretReader(
  { client: createSecretsClient(), clock },
  env('FIELD_KEYS_SECRET_ID'),
  KeyRing,
);
const sealer = createSealer(readFieldKeys);
const sources = createSourceRepository({ documents, table, sealer, clock });
const uploads = createUploadStore(new S3Client({}), env('UPLOADS_BUCKET'));
const policyVersion = deployedPolicy();

const limiter = createRateLimiter({
  documents,
  table: limits,
  clock,
  addressKey: async () => deriveKeys(await readFieldKeys(), 'address')[0]?.bytes ?? new Uint8Array(),
});

export const handler = serve(
  routes,
  createIntakeHandlers({
    store: createComplaintRepository(documents, { complaints, limits }),
    intakes: createIntakeRepository(documents, complaints),
    findSameTrouble: createFindSameTrouble({
      nearCases: createNearCasesRepository(documents, complaints),
      clock,
      policyVersion,
    }),
    photos: { findUploads: uploads.findUploads },
    uploads,
    deliveries: createDeliveryRepository(documents, table),
    sources,
    writer: createSourceWriter({ documents, tables: { sources: table, audit: env('AUDIT_TABLE') }, randomBytes }),
    outside: outsideSetting(),
    sealer,
    clock,
    pause: pauseBetweenAttempts,
    randomBytes,
    policyVersion,
  }),
  { limiter, sources: createSourceGate({ sources, clock, admits: intakeAdmission, ...createCounts(limiter) }) },
);
