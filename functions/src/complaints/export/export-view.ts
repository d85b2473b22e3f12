import type { ExportJob } from '@huzhou/shared/complaints/desk';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { goneAtOf, type StoredJob } from './export-job.ts';

/** Nobody works that long without a word: whoever was at it is gone, and so are those who tried again. */
const silentSeconds = 2 * secondsIn.hour;

const isStalled = ({ state, requestedAt, beatAt = requestedAt }: StoredJob, now: Instant): boolean =>
  (state === 'waiting' || state === 'running') && plusSeconds(beatAt, silentSeconds) < now;

const stalled = '生成中断了，请重新导出';

export const isGone = (job: StoredJob, now: Instant): boolean => goneAtOf(job) <= now;

/** A job as its owner sees it; `url` once there is a file. */
export const viewOf = (job: StoredJob, now: Instant, url?: string): ExportJob => {
  const { exportId, format, daysDone, days, rows, requestedAt } = job;
  const state = isStalled(job, now) ? 'failed' : job.state;
  const problem = state === 'failed' ? (job.problem ?? stalled) : undefined;
  return {
    exportId,
    format,
    state,
    daysDone,
    days,
    rows,
    requestedAt,
    ...(problem === undefined ? {} : { problem }),
    ...(url === undefined ? {} : { url }),
    ...(state === 'ready' ? { goneAt: goneAtOf(job) } : {}),
  };
};
