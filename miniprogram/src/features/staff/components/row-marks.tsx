import type { ComplaintSummary } from '@huzhou/shared/complaints/view';
import { StateTag } from '../../../ui/state-tag.tsx';
import { rowMarks } from '../row-marks.ts';

/** The marks of a row as words in small frames. */
export const RowMarks = ({ row }: { readonly row: ComplaintSummary }) => (
  <>
    {rowMarks(row).map(({ key, text, quiet = false }) => (
      <StateTag key={key} text={text} settled={quiet} />
    ))}
  </>
);
