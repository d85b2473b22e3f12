import { getComplaint } from '@huzhou/shared/complaints/routes';
import type { ComplaintDetail, ComplaintSummary } from '@huzhou/shared/complaints/view';
import { call } from '../../api/api.ts';
import { type Fresh, useFresh } from '../../api/use-fresh.ts';

/** A row is asked for again whenever the list shows it changed; its photos' addresses are of no use here. */
const goodForSeconds = 300;

/** The whole case behind a row of a short list: what the row itself does not say. */
export const useCaseDetail = (row: ComplaintSummary): Fresh<ComplaintDetail> =>
  useFresh(() => call(getComplaint, { path: { complaintId: row.complaintId } }), {
    everySeconds: goodForSeconds,
    key: JSON.stringify(row),
  });
