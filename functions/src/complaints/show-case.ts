import type { ComplaintCommand } from '@huzhou/shared/complaints/lifecycle';
import { isReporter } from '@huzhou/shared/complaints/rights';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import type { DetailOf } from './complaint-detail.ts';
import type { CaseFile, RecordRead } from './ports.ts';

export interface ShowCaseDeps {
  readonly detailOf: DetailOf;
  readonly recordRead: RecordRead;
  readonly clock: Clock;
}

interface Showing {
  /** The instant as of which the case is shown: that of a repeated reply lies in the past. */
  readonly at: Instant;
  /** The command that the case is the answer to, where it was not asked for by itself. */
  readonly purpose?: ComplaintCommand;
}

/** Shows a case to a caller. What staff see of somebody else's case is on record before they see it. */
export const showCase = async (
  { detailOf, recordRead, clock }: ShowCaseDeps,
  file: CaseFile,
  caller: Caller,
  { at, purpose }: Showing,
): Promise<ComplaintDetail> => {
  const { complaintId } = file.complaint;
  if (caller.staff !== undefined && !isReporter(file.complaint, caller))
    await recordRead({
      complaintId,
      staffId: caller.staff.staffId,
      at: clock.now(),
      what: 'case',
      ...(purpose === undefined ? {} : { purpose }),
    });
  return detailOf(file, caller, at);
};
