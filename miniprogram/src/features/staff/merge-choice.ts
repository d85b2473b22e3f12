import { isSettled, stateNames } from '@huzhou/shared/complaints/lifecycle';
import type { ComplaintDetail, ComplaintSummary } from '@huzhou/shared/complaints/view';
import { mergeTexts } from '../../i18n/staff-fields.ts';

/** Open cases of the same kind around, that this one may be merged into. */
export const mergeCandidates = (
  found: readonly ComplaintSummary[],
  { complaintId, repeats = [] }: Pick<ComplaintDetail, 'complaintId' | 'repeats'>,
): readonly ComplaintSummary[] =>
  found
    .filter((row) => row.complaintId !== complaintId && !isSettled(row.state))
    // What the rules found first; otherwise the order stays, newest first.
    .sort((one, other) => Number(repeats.includes(other.complaintId)) - Number(repeats.includes(one.complaintId)));

/** Why a case cannot be the main one; undefined when it can. */
export const mergeObstacle = (
  main: Pick<ComplaintDetail, 'complaintId' | 'state' | 'parent'>,
  complaintId: string,
): string | undefined => {
  if (main.complaintId === complaintId) return mergeTexts.itself;
  if (main.parent !== undefined) return mergeTexts.isPart;
  return isSettled(main.state) ? mergeTexts.notOpen(stateNames[main.state]) : undefined;
};
