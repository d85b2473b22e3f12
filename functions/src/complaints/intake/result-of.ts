import { declineReasons } from '@huzhou/shared/complaints/casework';
import type { UnitRef } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { deliveryIdOf, isFinal, isTold, type ResultPush } from '@huzhou/shared/complaints/intake/result-push';
import { stateNames } from '@huzhou/shared/complaints/lifecycle';
import { wordsToOutside } from './case-status.ts';

/** What a source is told of an event. `unit` is the one that had the case then. */
const resultOf = (event: ComplaintEvent, number: string, unit: UnitRef | undefined): ResultPush => {
  const { complaintId, seq, type, at, state, body, reasonCode, caseIds } = event;
  const words = wordsToOutside(event);
  return {
    deliveryId: deliveryIdOf(complaintId, seq),
    number,
    complaintId,
    seq,
    type,
    at,
    state,
    stateName: stateNames[state],
    final: isFinal(type),
    ...(words === undefined ? {} : { words }),
    ...(unit === undefined ? {} : { unitName: unit.name }),
    ...(type === 'transferred' && body !== undefined ? { transferredTo: body } : {}),
    ...(type === 'declined' && reasonCode !== undefined ? { reason: declineReasons[reasonCode] } : {}),
    ...(type === 'merged' && caseIds?.[0] !== undefined ? { mergedInto: caseIds[0] } : {}),
  };
};

/** Everything that a source is told of a case, in order, from all its events, oldest first. */
export const resultsOf = (events: readonly ComplaintEvent[], number: string): readonly ResultPush[] => {
  let unit: UnitRef | undefined;
  return events.flatMap((event) => {
    if (event.unit !== undefined) unit = event.unit;
    else if (event.type === 'returned' || event.type === 'reopened') unit = undefined;
    return isTold(event.type) ? [resultOf(event, number, unit)] : [];
  });
};
