import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { Closure } from '@huzhou/shared/parking/closure';
import { liftClosure, type listClosures } from '@huzhou/shared/parking/lot-routes';
import * as z from 'zod/mini';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import type { SendAll } from '../../platform/send-queue.ts';
import type { ActOnce } from '../act-once.ts';
import type { LotSource } from '../catalogue.ts';
import { findToKeep, findToRead } from '../lots/lot-access.ts';
import type { ClosureStore } from './closure-repository.ts';
import type { ClosureRequest } from './run-closure.ts';

export interface LiftClosureDeps {
  readonly actOnce: ActOnce;
  readonly lots: Pick<LotSource, 'find'>;
  readonly closures: Pick<ClosureStore, 'of' | 'lift'>;
  readonly askForClosure: SendAll<ClosureRequest>;
}

/** Opens early what was closed. Bookings that were helped meanwhile stay where they are. */
export const createLiftClosure =
  ({ actOnce, lots, closures, askForClosure }: LiftClosureDeps): Handler<typeof liftClosure> =>
  async (input, caller) => {
    const { lotId, closureId } = input.path;
    const lifted = await actOnce({
      call: idempotentCall(liftClosure, input, caller),
      output: Closure,
      plan: async (now) => {
        const found = await findToKeep(lots, lotId, caller);
        if (!found.ok) return found;
        const closure = (await closures.of(lotId)).find((each) => each.closureId === closureId);
        if (closure === undefined) return err(failure('not-found', '没有这个关闭时段'));
        if (closure.state === 'lifted') return err(failure('out-of-turn', '已经恢复开放了'));
        if (closure.to <= now) return err(failure('out-of-turn', '这个关闭时段已经结束'));
        return ok({
          reply: z.parse(Closure, { ...closure, state: 'lifted' }),
          items: [closures.lift(closure, now)],
        });
      },
    });
    if (lifted.ok) await askForClosure([{ lotId, closureId }]);
    return lifted;
  };

/** What is, was and will be closed of a lot; what ends last comes first. */
export const createListClosures =
  ({ lots }: Pick<LiftClosureDeps, 'lots'>): Handler<typeof listClosures> =>
  async ({ path }, caller) => {
    const found = await findToRead(lots, path.lotId, caller);
    if (!found.ok) return found;
    return ok({ closures: [...found.value.closures].sort((one, other) => (one.to < other.to ? 1 : -1)) });
  };
