import { isReporter, mayRead } from '@huzhou/shared/complaints/rights';
import type { getComplaint } from '@huzhou/shared/complaints/routes';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { Handler } from '../platform/http.ts';
import type { DetailOf } from './complaint-detail.ts';
import type { ComplaintStore, RecordRead } from './ports.ts';

interface Deps {
  readonly store: Pick<ComplaintStore, 'read'>;
  readonly detailOf: DetailOf;
  readonly recordRead: RecordRead;
  readonly clock: Clock;
}

/** One case as the caller may see it. What staff read is on record before they read it. */
export const createGetComplaint =
  ({ store, detailOf, recordRead, clock }: Deps): Handler<typeof getComplaint> =>
  async ({ path: { complaintId } }, caller) => {
    const file = await store.read(complaintId);
    // Whoever may not read it does not learn that it exists.
    if (file === undefined || !mayRead(file.complaint, caller)) return err(failure('not-found', '没有找到这件投诉'));
    const at = clock.now();
    if (!isReporter(file.complaint, caller) && caller.staff !== undefined)
      await recordRead({ complaintId, staffId: caller.staff.staffId, at, what: 'case' });
    return ok(await detailOf(file, caller, at));
  };
