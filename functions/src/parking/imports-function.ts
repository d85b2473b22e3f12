// Fired by the imports queue; reads a file of lots and makes the lots as it says, or tells what is wrong with it.
import { S3Client } from '@aws-sdk/client-s3';
import { env } from '../platform/config.ts';
import { pauseBetweenAttempts } from '../platform/patience.ts';
import { consumeQueue } from '../platform/queue.ts';
import { createDocumentClient } from '../platform/table.ts';
import { ImportRequest } from './imports/import-job.ts';
import { createImportRepository } from './imports/import-repository.ts';
import { createImportFiles } from './imports/lot-file-store.ts';
import { createRunImport } from './imports/run-import.ts';
import { createLotReader } from './lot-reader.ts';
import { createLotWrites } from './lots/lot-writes.ts';

const documents = createDocumentClient();
const table = env('PARKING_TABLE');

export const handler = consumeQueue(
  { message: ImportRequest, name: 'import' },
  createRunImport({
    imports: createImportRepository(documents, table, createLotWrites(table)),
    files: createImportFiles(new S3Client({}), env('UPLOADS_BUCKET')),
    lots: createLotReader(documents, table),
    pause: pauseBetweenAttempts,
  }),
);
