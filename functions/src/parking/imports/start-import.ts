import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { ImportReport } from '@huzhou/shared/parking/lot-import';
import type { getImport } from '@huzhou/shared/parking/lot-routes';
import { startImport } from '@huzhou/shared/parking/lot-routes';
import * as z from 'zod/mini';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import type { SendAll } from '../../platform/send-queue.ts';
import type { ActOnce } from '../act-once.ts';
import { type ImportRequest, isOfUnit } from './import-job.ts';
import type { ImportStore } from './import-repository.ts';
import type { ImportFiles } from './lot-file-store.ts';

export interface StartImportDeps {
  readonly actOnce: ActOnce;
  readonly imports: Pick<ImportStore, 'find' | 'start'>;
  readonly files: Pick<ImportFiles, 'isThere'>;
  readonly askForImport: SendAll<ImportRequest>;
}

const unknown = failure('not-found', '没有这次导入');

/** Has an uploaded file read in the background. */
export const createStartImport =
  ({ actOnce, imports, files, askForImport }: StartImportDeps): Handler<typeof startImport> =>
  async (input, caller) => {
    const { importId } = input.path;
    const started = await actOnce({
      call: idempotentCall(startImport, input, caller),
      output: ImportReport,
      plan: async (now) => {
        const job = await imports.find(importId);
        if (job === undefined || !isOfUnit(job, caller)) return err(unknown);
        if (job.startedAt !== undefined) return err(failure('conflict', '这次导入已经开始，请看结果'));
        if (!(await files.isThere(importId))) return err(failure('conflict', '还没有收到文件，请先上传'));
        return ok({ reply: z.parse(ImportReport, job), items: [imports.start(importId, now)] });
      },
    });
    // Sent again with every repetition of the call: the first may have got no further than the row.
    if (started.ok) await askForImport([{ importId }]);
    return started;
  };

/** How far an import is, and what was wrong. */
export const createGetImport =
  ({ imports }: { readonly imports: Pick<ImportStore, 'find'> }): Handler<typeof getImport> =>
  async ({ path }, caller) => {
    const job = await imports.find(path.importId);
    return job === undefined || !isOfUnit(job, caller) ? err(unknown) : ok(z.parse(ImportReport, job));
  };
