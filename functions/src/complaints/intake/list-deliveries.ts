import type { listDeliveries } from '@huzhou/shared/complaints/intake/routes';
import { mayRead } from '@huzhou/shared/complaints/rights';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import type { ComplaintStore } from '../ports.ts';
import type { DeliveryRepository } from './delivery-repository.ts';

/** Whether the desk that handed a case over has been told how it went. */
export const createListDeliveries =
  (deps: {
    readonly store: Pick<ComplaintStore, 'find'>;
    readonly deliveries: Pick<DeliveryRepository, 'of'>;
  }): Handler<typeof listDeliveries> =>
  async ({ path: { complaintId } }, caller) => {
    const complaint = await deps.store.find(complaintId);
    if (complaint === undefined || !mayRead(complaint, caller)) return err(failure('not-found', '没有找到这件投诉'));
    return ok({ deliveries: [...(await deps.deliveries.of(complaintId))] });
  };
