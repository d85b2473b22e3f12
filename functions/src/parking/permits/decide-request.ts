import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { randomCode } from '@huzhou/shared/kernel/ids';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import { decidePermitRequest } from '@huzhou/shared/parking/permit-routes';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import type { TransactItems } from '../../platform/table.ts';
import type { KeptPermit, KeptRequest } from './permit-rows.ts';
import { decided, stepped } from './permit-step.ts';
import type { PermitDeps } from './ports.ts';
import { permitIdLength } from './register-plate.ts';

type Deps = Pick<PermitDeps, 'permits' | 'writes' | 'actOnce' | 'randomBytes'>;

interface Decision {
  readonly request: KeptRequest;
  readonly permit: KeptPermit;
  readonly granted: boolean;
  readonly words: string | undefined;
  readonly at: Instant;
}

const settled = failure('out-of-turn', '这件申请已经处理过了');

/** What a decision writes besides the request itself. */
const createEffects = ({ permits, writes, randomBytes }: Deps) => {
  const give = async ({ request, permit, words, at }: Decision): Promise<Result<TransactItems, Failure>> => {
    const { plate, personId } = request;
    const most = parkingPolicy.platesPerPerson;
    if ((await permits.platesOf(personId)) >= most)
      return err(failure('conflict', `申诉人已有 ${most} 个车牌，请其先移除一个`));
    const lost = stepped(permit, 'hand-over', { at, reason: words ?? '经核实，车牌归申诉人所有' });
    if (lost === undefined) return err(settled);
    const permitId = randomCode(randomBytes, permitIdLength);
    const won: KeptPermit = {
      permitId,
      plate,
      personId,
      state: 'approved',
      since: at,
      version: 1,
      grantedBy: 'hand-over',
    };
    return ok([
      writes.permit(lost),
      writes.countOut(permit.personId),
      writes.pass(plate, permit, { personId, permitId, since: at }),
      writes.countIn(personId),
      writes.permit(won),
    ]);
  };

  return async (decision: Decision): Promise<Result<TransactItems, Failure>> => {
    const { request, permit, granted, words, at } = decision;
    if (request.kind === 'contest' && granted) return give(decision);
    const command = request.kind === 'contest' ? 'uphold' : granted ? 'approve' : 'refuse';
    const after = stepped(permit, command, { at, reason: command === 'refuse' ? words : undefined });
    if (after === undefined) return err(settled);
    const isFreed = command === 'refuse';
    return ok([
      writes.permit(after),
      ...(isFreed ? [writes.free(permit.plate, permit), writes.countOut(permit.personId)] : []),
    ]);
  };
};

/**
 * An officer decides whether an application passes, or whose a plate is. Who wins a contest has a permit in the same
 * transaction; bookings that the other has made stay, and both are told.
 */
export const createDecideRequest = (deps: Deps): Handler<typeof decidePermitRequest> => {
  const { permits, writes, actOnce } = deps;
  const effects = createEffects(deps);

  return (input, caller) =>
    actOnce({
      call: idempotentCall(decidePermitRequest, input, caller),
      output: decidePermitRequest.output,
      plan: async (now) => {
        const { requestId } = input.path;
        const { granted, words } = input.body;
        const request = await permits.request(requestId);
        if (request === undefined) return err(failure('not-found'));
        if (caller.personId === request.personId || caller.personId === request.holderId)
          return err(failure('forbidden', '不能决定与自己有关的申请'));
        const permit = await permits.find(request.holderId, request.permitId);
        if (request.state !== 'open' || permit === undefined) return err(settled);
        const items = await effects({ request, permit, granted, words, at: now });
        if (!items.ok) return items;
        const state = granted ? 'granted' : 'refused';
        const by = caller.staff?.staffId;
        return ok({
          reply: { requestId, granted },
          items: [...items.value, ...writes.request(decided(request, { state, at: now, reason: words, by }))],
        });
      },
    });
};
