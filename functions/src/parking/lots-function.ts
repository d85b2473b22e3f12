// Fired by the HTTP API for the routes of those who keep lots; writes lots, closures and imports, which queues carry on.
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { systemClock as clock } from '@huzhou/shared/kernel/time';
import * as routes from '@huzhou/shared/parking/lot-routes';
import { env } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { pauseBetweenAttempts as pause } from '../platform/patience.ts';
import { randomBytes } from '../platform/random.ts';
import { createRateLimiter } from '../platform/rate-limit.ts';
import { createSendQueue } from '../platform/send-queue.ts';
import { createDocumentClient } from '../platform/table.ts';
import { createActOnce } from './act-once.ts';
import { createAvailabilityReader } from './availability-reader.ts';
import { createBookingStore } from './booking-store.ts';
import { createClosureRepository } from './closures/closure-repository.ts';
import { createImportRepository } from './imports/import-repository.ts';
import { createExportFiles, createImportFiles } from './imports/lot-file-store.ts';
import { createLotReader } from './lot-reader.ts';
import { createBookingsOfDay } from './lots/bookings-of-day.ts';
import { createLotDayReader } from './lots/lot-day-reader.ts';
import { createLotHandlers } from './lots/lot-handlers.ts';
import { createLotWrites } from './lots/lot-writes.ts';

const documents = createDocumentClient();
const s3 = new S3Client({});
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });
const table = env('PARKING_TABLE');
const writes = createLotWrites(table);

export const handler = serve(
  routes,
  createLotHandlers({
    actOnce: createActOnce({ documents, table, clock, pause }),
    lots: createLotReader(documents, table),
    writes,
    availability: createAvailabilityReader(documents, table),
    bookingsOfDay: createBookingsOfDay(createBookingStore({ documents, table })),
    lotDays: createLotDayReader(documents, table),
    closures: createClosureRepository(documents, table),
    askForClosure: createSendQueue(sqs, env('CLOSURES_QUEUE_URL')),
    imports: createImportRepository(documents, table, writes),
    askForImport: createSendQueue(sqs, env('IMPORTS_QUEUE_URL')),
    files: createImportFiles(s3, env('UPLOADS_BUCKET')),
    exportFiles: createExportFiles(s3, env('EXPORTS_BUCKET')),
    clock,
    randomBytes,
  }),
  { limiter: createRateLimiter({ documents, table: env('LIMITS_TABLE'), clock }) },
);
