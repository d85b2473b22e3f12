import * as routes from '@huzhou/shared/dogs/registry-routes';
import { mayRecall } from '@huzhou/shared/dogs/rights';
import { Recall } from '@huzhou/shared/dogs/vaccination';
import { failure } from '@huzhou/shared/kernel/failure';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import { actOnce } from './act-once.ts';
import type { CommandDeps } from './give-command.ts';

const notCity = failure('forbidden', '疫苗召回由市级登记员发布');
const recalledAlready = failure('out-of-turn', '这个批次已经召回');

/**
 * Recalls a batch. From this write on nobody can record it; the injections that were given are invalidated one by one,
 * by the relay at once and by the sweeper where that was interrupted.
 */
export const createRecallBatch =
  (deps: CommandDeps & { readonly randomBytes: RandomBytes }): Handler<typeof routes.recallBatch> =>
  async (input, caller) => {
    if (!mayRecall(caller)) return err(notCity);
    const { vaccineCode, batch, reason } = input.body;
    return actOnce(deps, idempotentCall(routes.recallBatch, input, caller), Recall, async (now) => {
      if ((await deps.store.findRecall(vaccineCode, batch)) !== undefined) return err(recalledAlready);
      const recall: Recall = {
        recallId: randomCode(deps.randomBytes, 12),
        vaccineCode,
        batch,
        reason,
        recalledAt: now,
        staffId: caller.staff?.staffId ?? '',
        state: 'running',
        dogs: 0,
      };
      return ok({ writing: { dogs: [], recall }, kept: recall });
    });
  };
