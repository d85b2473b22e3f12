import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import { ok } from '@huzhou/shared/kernel/result';
import { type Clock, plusSeconds } from '@huzhou/shared/kernel/time';
import { createImport } from '@huzhou/shared/parking/lot-routes';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import type { ActOnce } from '../act-once.ts';
import { ImportRequest, newJob } from './import-job.ts';
import type { ImportStore } from './import-repository.ts';
import { type ImportFiles, openSeconds } from './lot-file-store.ts';

export interface CreateImportDeps {
  readonly actOnce: ActOnce;
  readonly imports: Pick<ImportStore, 'create'>;
  readonly files: Pick<ImportFiles, 'formOf'>;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

/** Lets an operator upload a file of lots. The same call again gets the same import, and a form signed anew. */
export const createCreateImport =
  ({ actOnce, imports, files, clock, randomBytes }: CreateImportDeps): Handler<typeof createImport> =>
  async (input, caller) => {
    const made = await actOnce({
      call: idempotentCall(createImport, input, caller),
      output: ImportRequest,
      plan: async (now) => {
        const job = newJob(randomCode(randomBytes, 16), caller, now);
        return ok({ reply: { importId: job.importId }, items: [imports.create(job)] });
      },
    });
    if (!made.ok) return made;
    const { importId } = made.value;
    const expiresAt = plusSeconds(clock.now(), openSeconds);
    const { url, fields } = await files.formOf(importId, input.body.bytes);
    return ok({ importId, url, fields: { ...fields }, expiresAt });
  };
