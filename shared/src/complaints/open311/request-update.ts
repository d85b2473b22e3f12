import * as z from 'zod/mini';
import type { ComplaintEvent } from '../event.ts';
import type { Audience } from './public-case.ts';
import { requestStatuses } from './standard.ts';
import { statusOf, updateText } from './status.ts';
import { formatW3cDate } from './w3c-date.ts';

/** One thing that happened to a request, as mySociety's extension of the standard shows it. */
export const RequestUpdate = z.strictObject({
  update_id: z.string(),
  service_request_id: z.string(),
  status: z.enum(requestStatuses),
  updated_datetime: z.string(),
  description: z.string(),
  media_url: z.nullable(z.string()),
});
export type RequestUpdate = z.infer<typeof RequestUpdate>;
export const RequestUpdates = z.array(RequestUpdate);

/** Whether the outside is told of an event at all. */
export const isUpdate = (event: ComplaintEvent): boolean => updateText(event, 'everyone') !== undefined;

/** Undefined for an event that is none of the outside's business. */
export const requestUpdateOf = (event: ComplaintEvent, audience: Audience): RequestUpdate | undefined => {
  const description = updateText(event, audience);
  if (description === undefined) return undefined;
  const { complaintId, seq, state, at } = event;
  return {
    update_id: `${complaintId}-${seq}`,
    service_request_id: complaintId,
    status: statusOf(state),
    updated_datetime: formatW3cDate(at),
    description,
    media_url: null,
  };
};
