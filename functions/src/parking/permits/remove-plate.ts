import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { Permit } from '@huzhou/shared/parking/permit';
import { removePlate } from '@huzhou/shared/parking/permit-routes';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import { permitOf } from './permit-rows.ts';
import { decided, stepped } from './permit-step.ts';
import type { PermitDeps } from './ports.ts';

/** Gives a plate up: it is anybody's to register from now on. Bookings that were made with it stay. */
export const createRemovePlate =
  ({ permits, writes, actOnce }: Pick<PermitDeps, 'permits' | 'writes' | 'actOnce'>): Handler<typeof removePlate> =>
  (input, caller) =>
    actOnce({
      call: idempotentCall(removePlate, input, caller),
      output: Permit,
      plan: async (now) => {
        const permit = await permits.find(caller.personId, input.path.permitId);
        if (permit === undefined) return err(failure('not-found'));
        const removed = stepped(permit, 'remove', { at: now });
        if (removed === undefined) return err(failure('out-of-turn', '这个车牌已经不在您名下了'));
        const request = permit.requestId === undefined ? undefined : await permits.request(permit.requestId);
        return ok({
          reply: permitOf(removed),
          items: [
            writes.free(permit.plate, permit),
            writes.countOut(caller.personId),
            writes.permit(removed),
            ...(request === undefined ? [] : writes.request(decided(request, { state: 'void', at: now }))),
          ],
        });
      },
    });
