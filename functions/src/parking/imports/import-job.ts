import { Caller } from '@huzhou/shared/identity/caller';
import { Instant, secondsIn } from '@huzhou/shared/kernel/time';
import { ImportReport } from '@huzhou/shared/parking/lot-import';
import * as z from 'zod/mini';
import type { Key } from '../keys.ts';

/** The imports queue's message: this file is to be read. */
export const ImportRequest = z.object({ importId: z.string() });
export type ImportRequest = z.infer<typeof ImportRequest>;

/** An import as it is stored: its report, and with whose rights it happens. */
export const ImportJob = z.object({
  ...ImportReport.shape,
  /** Who asked, with their rights as they were then. */
  caller: Caller,
  createdAt: Instant,
  startedAt: z.optional(Instant),
});
export type ImportJob = z.infer<typeof ImportJob>;

export const importKey = (importId: string): Key => ({ pk: `IMPORT#${importId}`, sk: 'IMPORT' });

export const isOver = ({ state }: Pick<ImportReport, 'state'>): boolean => state === 'applied' || state === 'refused';

/** Reports are kept for a month. */
export const keptSeconds = 30 * secondsIn.day;

const unitsOf = ({ staff }: Caller): readonly (string | undefined)[] =>
  (staff?.grants ?? []).flatMap(({ role, unitId }) => (role === 'lot-operator' ? [unitId] : []));

/** Imports are their unit's: a colleague sees them too. */
export const isOfUnit = (job: ImportJob, caller: Caller): boolean => {
  const units = unitsOf(caller);
  return unitsOf(job.caller).some((unit) => units.includes(unit));
};

export const newJob = (importId: string, caller: Caller, createdAt: Instant): ImportJob => ({
  importId,
  state: 'waiting',
  lines: 0,
  done: 0,
  lots: 0,
  spots: 0,
  errors: [],
  errorCount: 0,
  caller,
  createdAt,
});
