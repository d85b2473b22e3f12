import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { Permit } from '@huzhou/shared/parking/permit';
import { answerContest } from '@huzhou/shared/parking/permit-routes';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import { permitOf } from './permit-rows.ts';
import type { PermitDeps } from './ports.ts';

/** What the holder of a contested plate has to say, for the officer. Said again, the last words count. */
export const createAnswerContest =
  ({ permits, writes, actOnce }: Pick<PermitDeps, 'permits' | 'writes' | 'actOnce'>): Handler<typeof answerContest> =>
  (input, caller) =>
    actOnce({
      call: idempotentCall(answerContest, input, caller),
      output: Permit,
      plan: async () => {
        const permit = await permits.find(caller.personId, input.path.permitId);
        if (permit === undefined) return err(failure('not-found'));
        const request = permit.requestId === undefined ? undefined : await permits.request(permit.requestId);
        if (permit.state !== 'contested' || request === undefined)
          return err(failure('out-of-turn', '这个车牌现在没有人申诉'));
        const answered = { ...request, answer: input.body.words, version: request.version + 1 };
        return ok({ reply: permitOf(permit), items: [...writes.request(answered)] });
      },
    });
