import type { Change } from '@huzhou/shared/complaints/change';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { type Instant, millisecondsBetween } from '@huzhou/shared/kernel/time';
import { log } from '../platform/log.ts';

const sinceLegBegan = (event: ComplaintEvent): Readonly<Record<string, unknown>> => {
  const [ended] = event.ended ?? [];
  return ended === undefined ? {} : { leg: ended.leg, latencyMs: millisecondsBetween(ended.startedAt, event.at) };
};

/** What an operator wants to see of an event: numbers, codes and instants, nothing that anybody wrote. */
const fieldsOf = (event: ComplaintEvent, acceptedAt: Instant): Readonly<Record<string, unknown>> => {
  switch (event.type) {
    case 'dispatched':
      return {
        unitId: event.unit?.unitId,
        by: event.actor.kind,
        latencyMs: millisecondsBetween(acceptedAt, event.at),
      };
    case 'referred':
      return { unitId: event.unit?.unitId, latencyMs: millisecondsBetween(acceptedAt, event.at) };
    case 'marked':
      return event.mark === undefined
        ? {}
        : {
            leg: event.mark.leg,
            reason: event.mark.reason,
            colour: event.mark.colour,
            latenessMs: millisecondsBetween(event.mark.instant, event.mark.setAt),
          };
    case 'rated':
      return { score: event.score };
    default:
      return sinceLegBegan(event);
  }
};

/** One named line per event of a change that has been written: `complaint.dispatched`, `complaint.marked` … */
export const logChange = ({ complaint, events }: Change): void => {
  for (const event of events) {
    const { complaintId, seq, opening, type } = event;
    const { districtCode, categoryCode, acceptedAt } = complaint;
    const fields = fieldsOf(event, acceptedAt);
    log.info(`complaint.${type}`, { complaintId, seq, opening, districtCode, categoryCode, ...fields });
  }
};
