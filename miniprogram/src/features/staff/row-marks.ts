import { sourceNames } from '@huzhou/shared/complaints/source';
import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { markTexts } from '../../i18n/staff.ts';

export interface RowMark {
  readonly key: string;
  readonly text: string;
  /** Says where it came from, not what to do. */
  readonly quiet?: boolean;
}

type Marked = Pick<
  ComplaintSummary,
  'isKey' | 'requested' | 'goneReported' | 'unansweredSupervisions' | 'source' | 'state'
>;

/** What a row says besides state and colour, the most pressing first. */
export const rowMarks = (row: Marked): readonly RowMark[] => [
  ...(row.unansweredSupervisions > 0
    ? [{ key: 'supervised', text: markTexts.supervised(row.unansweredSupervisions) }]
    : []),
  ...(row.requested === undefined ? [] : [{ key: 'requested', text: markTexts.requested[row.requested] }]),
  ...(row.goneReported ? [{ key: 'gone', text: markTexts.gone }] : []),
  ...(row.isKey ? [{ key: 'key', text: markTexts.key }] : []),
  ...(row.source === 'citizen' ? [] : [{ key: 'source', text: sourceNames[row.source], quiet: true }]),
];
