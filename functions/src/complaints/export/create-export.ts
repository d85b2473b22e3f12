import { daysOf, spanOf, withoutEmpty } from '@huzhou/shared/complaints/case-filter';
import { ExportJob } from '@huzhou/shared/complaints/desk';
import { createExport } from '@huzhou/shared/complaints/desk-routes';
import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import { err, ok } from '@huzhou/shared/kernel/result';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import type { SendAll } from '../../platform/send-queue.ts';
import { ttlOf } from '../../platform/table.ts';
import { lostUnless, putNew } from '../../platform/write-all.ts';
import type { RecordExport } from '../audit-repository.ts';
import { actOnce, type OnceDeps } from '../desk/act-once.ts';
import { scopesOf } from '../desk/scope.ts';
import { staffOf } from '../desk/staff-caller.ts';
import { type ExportRequest, exportKey, goneAtOf, type StoredJob } from './export-job.ts';
import { viewOf } from './export-view.ts';

export interface CreateExportDeps extends OnceDeps {
  readonly recordExport: RecordExport;
  readonly askForExport: SendAll<ExportRequest>;
  readonly randomBytes: RandomBytes;
}

/** Asks for a file of cases. It is on record who asked for what; the file is made in the background. */
export const createCreateExport =
  (deps: CreateExportDeps): Handler<typeof createExport> =>
  async (input, caller) => {
    const staff = staffOf(caller);
    const { staffId } = staff;
    const { format } = input.body;
    const filter = withoutEmpty(input.body.filter);
    if (scopesOf(staff, filter.areaCode) === undefined)
      return err(failure('forbidden', '您只能导出自己辖区和下级的案件'));
    const span = spanOf(filter, deps.clock.now());
    if (!span.ok) return err(invalidInput({ ...span.failure, field: `filter.${span.failure.field}` }));

    const done = await actOnce(deps, {
      call: idempotentCall(createExport, input, caller),
      output: ExportJob,
      plan: async (requestedAt) => {
        const job: StoredJob = {
          exportId: randomCode(deps.randomBytes, 16),
          staffId,
          caller,
          filter,
          format,
          ...span.value,
          state: 'waiting',
          daysDone: 0,
          days: daysOf(span.value).length,
          rows: 0,
          requestedAt,
        };
        await deps.recordExport({ exportId: job.exportId, staffId, at: requestedAt, filter, format });
        // The row outlives its file by a day, so that nobody is offered what is not there.
        const expiresAt = ttlOf(plusSeconds(goneAtOf(job), secondsIn.day));
        const row = { ...exportKey(job), ...job, expiresAt };
        return ok({ reply: viewOf(job, requestedAt), items: lostUnless([putNew(deps.casework.table, row)]) });
      },
    });
    // Sent again with every repetition of the call: the first may have got no further than the row.
    if (done.ok) await deps.askForExport([{ staffId, exportId: done.value.exportId }]);
    return done;
  };
