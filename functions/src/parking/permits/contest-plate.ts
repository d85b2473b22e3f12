import { failure } from '@huzhou/shared/kernel/failure';
import { randomCode } from '@huzhou/shared/kernel/ids';
import { err, ok } from '@huzhou/shared/kernel/result';
import { contestPlate } from '@huzhou/shared/parking/permit-routes';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import type { KeptRequest } from './permit-rows.ts';
import { stepped } from './permit-step.ts';
import type { PermitDeps } from './ports.ts';
import { permitIdLength } from './register-plate.ts';

/**
 * Says that a plate which another person has registered is the caller's. That one keeps it until an officer has heard
 * both. Who has it is not told.
 */
export const createContestPlate =
  ({
    permits,
    writes,
    actOnce,
    randomBytes,
  }: Pick<PermitDeps, 'permits' | 'writes' | 'actOnce' | 'randomBytes'>): Handler<typeof contestPlate> =>
  (input, caller) =>
    actOnce({
      call: idempotentCall(contestPlate, input, caller),
      output: contestPlate.output,
      plan: async (now) => {
        const { plate, words } = input.body;
        const { personId } = caller;
        const [holder, plates] = await Promise.all([permits.holder(plate), permits.platesOf(personId)]);
        if (holder === undefined) return err(failure('not-found', '这个车牌还没有人登记，您可以直接登记'));
        if (holder.personId === personId) return err(failure('conflict', '这个车牌就在您名下'));
        if (plates >= parkingPolicy.platesPerPerson)
          return err(failure('conflict', `您已登记 ${plates} 个车牌，请先移除一个再申诉`));
        const permit = await permits.find(holder.personId, holder.permitId);
        const requestId = randomCode(randomBytes, permitIdLength);
        const contested = permit && stepped(permit, 'contest', { at: now, requestId });
        if (contested === undefined) {
          const what = permit?.state === 'applied' ? '正在审核，审核结束后可以申诉' : '已有人申诉，正在核实';
          return err(failure('out-of-turn', `这个车牌${what}`));
        }
        const contest: KeptRequest = {
          requestId,
          kind: 'contest',
          state: 'open',
          plate,
          since: now,
          personId,
          permitId: holder.permitId,
          holderId: holder.personId,
          words,
          version: 1,
        };
        return ok({ reply: { requestId }, items: [writes.permit(contested), ...writes.request(contest)] });
      },
    });
