import { type DynamoDBDocumentClient, GetCommand } from '@aws-sdk/lib-dynamodb';
import { type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { updateOnly } from '../../platform/conditional-update.ts';
import { type ExportRequest, exportKey, StoredJob } from './export-job.ts';

/** What came of taking a job: it is ours; it has been done, or is no more; somebody else is at it. */
export type Taken = { readonly job: StoredJob } | 'over' | 'busy';

/** The jobs as the worker sees them. A run that has lost its job to another one changes nothing of it any more. */
export interface ExportJobs {
  readonly take: (request: ExportRequest, run: string, at: Instant) => Promise<Taken>;
  /** How far it is; false when another run has it now. */
  readonly progress: (
    request: ExportRequest,
    run: string,
    done: { readonly daysDone: number; readonly rows: number; readonly at: Instant },
  ) => Promise<boolean>;
  readonly finish: (request: ExportRequest, run: string, rows: number, at: Instant) => Promise<boolean>;
  readonly fail: (request: ExportRequest, run: string, problem: string, at: Instant) => Promise<boolean>;
  /** Lets go of it, so that the message's next delivery begins at once. */
  readonly release: (request: ExportRequest, run: string, at: Instant) => Promise<boolean>;
}

/** A run that has not said anything for so long is no more: each day that is written takes seconds. */
const silentSeconds = 120;

export const createExportJobs = (documents: DynamoDBDocumentClient, table: string): ExportJobs => {
  const find = async (request: ExportRequest): Promise<StoredJob | undefined> => {
    const Key = exportKey(request);
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }));
    return Item === undefined ? undefined : z.parse(StoredJob, Item);
  };

  const whileMine = (request: ExportRequest, run: string, set: Readonly<Record<string, unknown>>): Promise<boolean> =>
    updateOnly(documents, {
      table,
      key: exportKey(request),
      set,
      only: '#state = :running AND run = :mine',
      values: { ':running': 'running', ':mine': run },
    });

  return {
    take: async (request, run, at) => {
      const isTaken = await updateOnly(documents, {
        table,
        key: exportKey(request),
        set: { state: 'running', run, beatAt: at, daysDone: 0, rows: 0 },
        only: '#state = :waiting OR (#state = :running AND beatAt < :silent)',
        values: { ':waiting': 'waiting', ':running': 'running', ':silent': plusSeconds(at, -silentSeconds) },
      });
      const job = await find(request);
      if (job === undefined) return 'over';
      if (isTaken) return { job };
      return job.state === 'running' ? 'busy' : 'over';
    },

    progress: (request, run, { daysDone, rows, at }) => whileMine(request, run, { daysDone, rows, beatAt: at }),
    finish: (request, run, rows, at) => whileMine(request, run, { state: 'ready', rows, beatAt: at }),
    fail: (request, run, problem, at) => whileMine(request, run, { state: 'failed', problem, beatAt: at }),
    release: (request, run, at) => whileMine(request, run, { state: 'waiting', beatAt: at }),
  };
};
