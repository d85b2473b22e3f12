import { CaseFilter, ExportJob } from '@huzhou/shared/complaints/desk';
import { Caller } from '@huzhou/shared/identity/caller';
import { Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { staffPartition } from '../desk/casework-repository.ts';
import type { Key } from '../keys.ts';

/** The exports queue's message: this file is to be made. */
export const ExportRequest = z.object({ staffId: z.string(), exportId: z.string() });
export type ExportRequest = z.infer<typeof ExportRequest>;

/** How long a file is kept: the bucket's lifecycle deletes it. */
const keptDays = 7;

/** A row of the casework table: what is to be written, with whose rights, and how far it is. */
export const StoredJob = z.object({
  exportId: z.string(),
  staffId: z.string(),
  /** Who asked, with their rights as they were then. */
  caller: Caller,
  filter: CaseFilter,
  format: ExportJob.shape.format,
  /** China days, `YYYYMMDD`, both included: fixed when it was asked for. */
  from: z.string(),
  to: z.string(),
  state: ExportJob.shape.state,
  daysDone: z.int(),
  days: z.int(),
  rows: z.int(),
  requestedAt: Instant,
  /** Who is at work on it, and when they last said so. */
  run: z.optional(z.string()),
  beatAt: z.optional(Instant),
  problem: z.optional(z.string()),
});
export type StoredJob = z.infer<typeof StoredJob>;

export const exportPrefix = 'EXPORT#';
export const exportKey = ({ staffId, exportId }: ExportRequest): Key => ({
  pk: staffPartition(staffId),
  sk: `${exportPrefix}${exportId}`,
});

export const goneAtOf = ({ requestedAt }: Pick<StoredJob, 'requestedAt'>): Instant =>
  plusSeconds(requestedAt, keptDays * secondsIn.day);

/** Where the file lies; its name says nothing but the days. */
export const exportObjectKey = ({ staffId, exportId, format }: StoredJob): string =>
  `exports/${staffId}/${exportId}.${format}`;

export const exportFileName = ({ from, to, format }: Pick<StoredJob, 'from' | 'to' | 'format'>): string =>
  `案件-${from}-${to}.${format}`;
