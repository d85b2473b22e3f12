import type { ComplaintSummary } from '@huzhou/shared/complaints/view';

/** The open case whose next step is owed first; undefined when nothing is owed. */
export const mostUrgent = (rows: readonly ComplaintSummary[]): ComplaintSummary | undefined => {
  const open = rows.filter(({ nextDueAt }) => nextDueAt !== undefined);
  return open.sort((one, other) => ((one.nextDueAt ?? '') < (other.nextDueAt ?? '') ? -1 : 1))[0];
};
