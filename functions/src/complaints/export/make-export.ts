import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { daysOf, fits } from '@huzhou/shared/complaints/case-filter';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { mostExportRows } from '@huzhou/shared/complaints/desk';
import { mayRead } from '@huzhou/shared/complaints/rights';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import { log } from '../../platform/log.ts';
import type { MessageMeta } from '../../platform/queue.ts';
import { conditionOf } from '../desk/case-condition.ts';
import type { CaseDays } from '../desk/day-repository.ts';
import { type Scope, scopesOf } from '../desk/scope.ts';
import { caseColumns, cellsOf } from './case-columns.ts';
import { openCsvSheet } from './csv-sheet.ts';
import type { ExportRequest, StoredJob } from './export-job.ts';
import type { ExportFiles } from './export-store.ts';
import type { ExportJobs } from './job-repository.ts';
import type { OpenSheet } from './sheet.ts';
import { openXlsxSheet } from './xlsx-sheet.ts';

export interface MakeExportDeps {
  readonly jobs: ExportJobs;
  readonly caseDays: CaseDays;
  readonly files: Pick<ExportFiles, 'put'>;
  readonly clock: Clock;
  /** Begins to count the time of one run; what comes back says when there is no more of it. */
  readonly startTimer: () => () => boolean;
  /** Fewer in tests. */
  readonly mostRows?: number;
}

/** After so many deliveries the queue puts the message aside. */
export const mostDeliveries = 3;

const openSheetOf: Readonly<Record<StoredJob['format'], OpenSheet>> = { csv: openCsvSheet, xlsx: openXlsxSheet };

const problems = {
  rows: (most: number) => `超过 ${most / 10_000} 万行，请缩短时间范围或加筛选条件`,
  time: '数据太多，没能在规定时间内生成，请缩短时间范围',
  other: '生成失败，请稍后重新导出',
} as const;

/** Whoever runs it has lost it to another run: nothing more to do, and nothing to tell. */
class Overtaken extends Error {}
/** There will be no file, and its owner reads why. */
class Refused extends Error {}

/** All cases of a day that the requester may read, in the order of their submission. */
const readDay = async (caseDays: CaseDays, job: StoredJob, scopes: readonly Scope[], day: string, now: Instant) => {
  const isWanted = (complaint: Complaint): boolean =>
    mayRead(complaint, job.caller) && fits(complaint, job.filter, now);
  const found = await Promise.all(
    scopes.map((scope) =>
      caseDays.read({
        districtCode: scope.districtCode,
        day,
        condition: conditionOf(job.filter, scope, now),
        fits: isWanted,
        most: Number.POSITIVE_INFINITY,
        isTimeUp: () => false,
        sips: false,
      }),
    ),
  );
  return found.flatMap(({ cases }) => cases).sort((one, other) => (one.sort < other.sort ? -1 : 1));
};

/** Writes the whole file, day after day from the first; gives the number of its rows. */
const writeFile = async (deps: MakeExportDeps, job: StoredJob, run: string, path: string): Promise<number> => {
  const { jobs, caseDays, clock, startTimer, mostRows = mostExportRows } = deps;
  const isTimeUp = startTimer();
  const scopes = job.caller.staff === undefined ? [] : (scopesOf(job.caller.staff, job.filter.areaCode) ?? []);
  const sheet = await openSheetOf[job.format](path, caseColumns);
  let rows = 0;
  try {
    for (const [index, day] of daysOf(job).toReversed().entries()) {
      if (isTimeUp()) throw new Refused(problems.time);
      const now = clock.now();
      const cases = await readDay(caseDays, job, scopes, day, now);
      rows += cases.length;
      if (rows > mostRows) throw new Refused(problems.rows(mostRows));
      await sheet.add(cases.map(({ complaint }) => cellsOf(complaint, now)));
      if (!(await jobs.progress(job, run, { daysDone: index + 1, rows, at: clock.now() }))) throw new Overtaken();
    }
  } catch (error) {
    await sheet.abandon();
    throw error;
  }
  await sheet.finish();
  return rows;
};

/**
 * Makes the file of a job. A message that comes twice finds it done, or taken; one that comes after a run has died
 * begins anew, since the whole of the largest file takes a minute or two: that is cheaper than to keep its parts.
 */
export const createMakeExport = (deps: MakeExportDeps) => {
  const { jobs, files, clock } = deps;

  const make = async (job: StoredJob, run: string): Promise<void> => {
    const path = join(tmpdir(), `export-${run}.${job.format}`);
    try {
      const rows = await writeFile(deps, job, run, path);
      await files.put(job, path);
      await jobs.finish(job, run, rows, clock.now());
      log.info('export.made', { exportId: job.exportId, format: job.format, days: job.days, rows });
    } finally {
      await rm(path, { force: true });
    }
  };

  return async (request: ExportRequest, { receiveCount }: Pick<MessageMeta, 'receiveCount'>): Promise<void> => {
    const run = randomUUID();
    const taken = await jobs.take(request, run, clock.now());
    if (taken === 'over') return;
    // Delivered again after a while: by then the other run has finished, or is silent.
    if (taken === 'busy') throw new Error(`Another run is at work on the export ${request.exportId}`);
    try {
      await make(taken.job, run);
    } catch (error) {
      if (error instanceof Overtaken) return;
      if (error instanceof Refused) {
        log.warn('export.refused', { exportId: request.exportId });
        await jobs.fail(request, run, error.message, clock.now());
        return;
      }
      log.error('export.failed', { exportId: request.exportId, receiveCount, error });
      if (receiveCount >= mostDeliveries) await jobs.fail(request, run, problems.other, clock.now());
      else await jobs.release(request, run, clock.now());
      throw error;
    }
  };
};
