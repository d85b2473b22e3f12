// Fired by the exports queue; writes the cases of an export's days into a file for whoever asked for it.
import { performance } from 'node:perf_hooks';
import { S3Client } from '@aws-sdk/client-s3';
import { systemClock } from '@huzhou/shared/kernel/time';
import { env } from '../../platform/config.ts';
import { consumeQueue } from '../../platform/queue.ts';
import { createDocumentClient } from '../../platform/table.ts';
import { createDayRepository } from '../desk/day-repository.ts';
import { ExportRequest } from './export-job.ts';
import { createExportFiles } from './export-store.ts';
import { createExportJobs } from './job-repository.ts';
import { createMakeExport } from './make-export.ts';

const documents = createDocumentClient();

/** Of the fifteen minutes that a function has, what is left is for the upload. */
const runMilliseconds = 13 * 60 * 1000;

export const handler = consumeQueue(
  { message: ExportRequest, name: 'export' },
  createMakeExport({
    jobs: createExportJobs(documents, env('CASEWORK_TABLE')),
    caseDays: createDayRepository(documents, env('COMPLAINTS_TABLE')),
    files: createExportFiles(new S3Client({}), env('EXPORTS_BUCKET')),
    clock: systemClock,
    startTimer: () => {
      const startedAt = performance.now();
      return () => performance.now() - startedAt > runMilliseconds;
    },
  }),
);
