import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { randomCode } from '@huzhou/shared/kernel/ids';
import { err, ok } from '@huzhou/shared/kernel/result';
import { isAutomatic, Permit } from '@huzhou/shared/parking/permit';
import { registerPlate } from '@huzhou/shared/parking/permit-routes';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import { type KeptPermit, permitOf } from './permit-rows.ts';
import type { PermitDeps } from './ports.ts';

export const permitIdLength = 16;

/** Registers a plate for the caller: valid at once where the policy says so, otherwise put before an officer. */
export const createRegisterPlate = ({
  permits,
  writes,
  actOnce,
  randomBytes,
  policy,
}: Omit<PermitDeps, 'drivers' | 'clock'>): Handler<typeof registerPlate> => {
  const refusal = async (plate: string, personId: string): Promise<Failure | undefined> => {
    const [holder, plates] = await Promise.all([permits.holder(plate), permits.platesOf(personId)]);
    if (holder?.personId === personId) return failure('conflict', '您已经登记了这个车牌');
    if (holder !== undefined) return failure('conflict', '这个车牌已被别人登记。如果是您的车，可以提出申诉');
    const most = parkingPolicy.platesPerPerson;
    return plates < most ? undefined : failure('conflict', `每人最多登记 ${most} 个车牌，请先移除一个`);
  };

  return (input, caller) =>
    actOnce({
      call: idempotentCall(registerPlate, input, caller),
      output: Permit,
      plan: async (now) => {
        const { plate } = input.body;
        const { personId } = caller;
        const refused = await refusal(plate, personId);
        if (refused !== undefined) return err(refused);
        const permitId = randomCode(randomBytes, permitIdLength);
        const taken = { permitId, plate, personId, since: now, version: 1 } as const;
        const requestId = isAutomatic(policy, plate) ? undefined : randomCode(randomBytes, permitIdLength);
        const permit: KeptPermit =
          requestId === undefined ? { ...taken, state: 'approved' } : { ...taken, state: 'applied', requestId };
        const request =
          requestId === undefined
            ? []
            : writes.request({ ...taken, requestId, kind: 'application', state: 'open', holderId: personId });
        return ok({
          reply: permitOf(permit),
          items: [
            writes.take(plate, { personId, permitId, since: now }),
            writes.countIn(personId),
            writes.permit(permit),
            ...request,
          ],
        });
      },
    });
};
