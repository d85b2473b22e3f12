import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { isUpdate } from '@huzhou/shared/complaints/open311/request-update';
import { chinaDay } from '@huzhou/shared/kernel/time';
import { indexSort } from '../keys.ts';

/** The updates of one China day within the index of days. */
export const updatesKey = (day: string): string => `UPDATES#${day}`;

/**
 * Clients ask every few minutes what has happened since. Events of cases that came through the open interface stand
 * in the index of days for it, under keys of their own; nobody else's events pay for that.
 */
export const updateIndex = (
  { source }: Pick<Complaint, 'source'>,
  event: ComplaintEvent,
): { readonly dayKey?: string; readonly daySort?: string } =>
  source === 'open311' && isUpdate(event)
    ? {
        dayKey: updatesKey(chinaDay(event.at)),
        daySort: indexSort(event.at, `${event.complaintId}#${String(event.seq).padStart(6, '0')}`),
      }
    : {};
