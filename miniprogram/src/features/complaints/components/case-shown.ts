import type { ComplaintDetail } from '@huzhou/shared/complaints/view';

/** A case as a page shows it, and who hears of it once a command has changed it. */
export interface CaseBodyProps {
  readonly detail: ComplaintDetail;
  readonly onDetail: (detail: ComplaintDetail) => void;
}
