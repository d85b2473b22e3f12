// Fired by the HTTP API for the routes of the desk; lists and searches cases, takes calls down, keeps templates, asks for files.
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import * as routes from '@huzhou/shared/complaints/desk-routes';
import { env } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { randomBytes } from '../platform/random.ts';
import { createSendQueue } from '../platform/send-queue.ts';
import { createExportAudit } from './audit-repository.ts';
import { createCaseSurroundings } from './case-surroundings.ts';
import { createCaseworkRepository } from './desk/casework-repository.ts';
import { createDayRepository } from './desk/day-repository.ts';
import { createDeskHandlers } from './desk/desk-handlers.ts';
import { createFindForeign } from './desk/foreign-number-reader.ts';
import { createLedgerRepository } from './desk/ledger-repository.ts';
import { startSearchTimer } from './desk/search-timer.ts';
import { createExportFiles } from './export/export-store.ts';

const s3 = new S3Client({});
const { documents, complaints, limiter, deps } = createCaseSurroundings(s3);
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false });

export const handler = serve(
  routes,
  createDeskHandlers({
    ...deps,
    casework: createCaseworkRepository(documents, env('CASEWORK_TABLE')),
    onLedger: createLedgerRepository(documents, complaints),
    caseDays: createDayRepository(documents, complaints),
    findForeign: createFindForeign(documents, { complaints, sources: env('SOURCES_TABLE') }),
    startTimer: startSearchTimer,
    recordExport: createExportAudit(documents, env('AUDIT_TABLE'), randomBytes),
    askForExport: createSendQueue(sqs, env('EXPORTS_QUEUE_URL')),
    files: createExportFiles(s3, env('EXPORTS_BUCKET')),
  }),
  { limiter },
);
