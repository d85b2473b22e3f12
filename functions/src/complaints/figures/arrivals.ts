import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { log } from '../../platform/log.ts';
import type { RowChange } from '../../platform/stream.ts';
import { parseComplaint, parseEvent, type Row, rowKind } from '../complaint-rows.ts';

/** What a batch of the stream brought of one case. */
export interface Arrival {
  readonly complaintId: string;
  /** The case as it was filed, where its first row is among what arrived. */
  filed?: Complaint;
  readonly events: ComplaintEvent[];
}

const take = (arrivals: Map<string, Arrival>, row: Row): void => {
  const arrivalOf = (complaintId: string): Arrival => {
    const arrival = arrivals.get(complaintId) ?? { complaintId, events: [] };
    arrivals.set(complaintId, arrival);
    return arrival;
  };
  if (rowKind(row) === 'event') {
    const event = parseEvent(row);
    arrivalOf(event.complaintId).events.push(event);
  } else if (rowKind(row) === 'complaint') {
    const complaint = parseComplaint(row);
    arrivalOf(complaint.complaintId).filed = complaint;
  }
};

/** The new events and cases among changes, by case. Other rows say nothing that is counted. */
export const arrivalsOf = (changes: readonly RowChange[]): Arrival[] => {
  const arrivals = new Map<string, Arrival>();
  for (const { after, kind } of changes) {
    if (after === undefined || kind !== 'INSERT') continue;
    try {
      take(arrivals, after);
    } catch (error) {
      // A row that does not fit must not hold up all others; the recount finds what it is missing.
      log.error('figures.row-unfit', { pk: after.pk, sk: after.sk, error });
    }
  }
  return [...arrivals.values()];
};
