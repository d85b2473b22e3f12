import type { getExport, listExports } from '@huzhou/shared/complaints/desk-routes';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { type Clock, type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Handler } from '../../platform/http.ts';
import type { SendAll } from '../../platform/send-queue.ts';
import { type CaseworkRows, staffPartition } from '../desk/casework-repository.ts';
import { staffOf } from '../desk/staff-caller.ts';
import { type ExportRequest, exportKey, exportPrefix, StoredJob } from './export-job.ts';
import type { ExportFiles } from './export-store.ts';
import { isGone, viewOf } from './export-view.ts';

export interface ReadExportsDeps {
  readonly casework: Pick<CaseworkRows, 'list' | 'find'>;
  readonly files: Pick<ExportFiles, 'urlOf'>;
  readonly askForExport: SendAll<ExportRequest>;
  readonly clock: Clock;
}

const show = async ({ files }: ReadExportsDeps, job: StoredJob, now: Instant) =>
  viewOf(job, now, job.state === 'ready' ? await files.urlOf(job) : undefined);

/** My exports whose files are not gone yet, the latest first. */
export const createListExports =
  (deps: ReadExportsDeps): Handler<typeof listExports> =>
  async (_input, caller) => {
    const now = deps.clock.now();
    const rows = await deps.casework.list(staffPartition(staffOf(caller).staffId), exportPrefix);
    const jobs = rows
      .map((row) => z.parse(StoredJob, row))
      .filter((job) => !isGone(job, now))
      .sort((one, other) => (one.requestedAt > other.requestedAt ? -1 : 1));
    return ok({ exports: await Promise.all(jobs.map((job) => show(deps, job, now))) });
  };

/** A job that nobody has begun by then was never heard of: its message is sent again. */
const unheardSeconds = 60;

/** One of my exports. Whoever watches one that does not begin, sets it going again. */
export const createGetExport =
  (deps: ReadExportsDeps): Handler<typeof getExport> =>
  async ({ path: { exportId } }, caller) => {
    const now = deps.clock.now();
    const request = { staffId: staffOf(caller).staffId, exportId };
    const row = await deps.casework.find(exportKey(request));
    const job = row === undefined ? undefined : z.parse(StoredJob, row);
    if (job === undefined || isGone(job, now)) return err(failure('not-found', '没有找到这次导出，文件只保留 7 天'));
    if (job.state === 'waiting' && plusSeconds(job.requestedAt, unheardSeconds) < now)
      await deps.askForExport([request]);
    return ok(await show(deps, job, now));
  };
