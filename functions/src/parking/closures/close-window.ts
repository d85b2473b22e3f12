import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import { err, ok } from '@huzhou/shared/kernel/result';
import { type Clock, plusMilliseconds } from '@huzhou/shared/kernel/time';
import { Closure, closureProblems } from '@huzhou/shared/parking/closure';
import { closeWindow } from '@huzhou/shared/parking/lot-routes';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import type { SendAll } from '../../platform/send-queue.ts';
import type { ActOnce } from '../act-once.ts';
import type { LotSource } from '../catalogue.ts';
import { findToKeep } from '../lots/lot-access.ts';
import type { ClosureStore } from './closure-repository.ts';
import type { ClosureRequest } from './run-closure.ts';

export interface CloseWindowDeps {
  readonly actOnce: ActOnce;
  readonly lots: Pick<LotSource, 'find'>;
  readonly closures: Pick<ClosureStore, 'create'>;
  readonly askForClosure: SendAll<ClosureRequest>;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

/** More that stand or are to come at once have not been thought over. */
const mostClosures = 100;

/** Closes a lot for a time: from now on nobody gets it, and in the background the bookings that it touches are helped. */
export const createCloseWindow =
  ({ actOnce, lots, closures, askForClosure, clock, randomBytes }: CloseWindowDeps): Handler<typeof closeWindow> =>
  async (input, caller) => {
    const { lotId } = input.path;
    const done = await actOnce({
      call: idempotentCall(closeWindow, input, caller),
      output: Closure,
      plan: async (now) => {
        const found = await findToKeep(lots, lotId, caller);
        if (!found.ok) return found;
        const problems = closureProblems(input.body, found.value.spots, now);
        if (problems.length > 0) return err(invalidInput(...problems));
        const standing = found.value.closures.filter(({ state, to }) => state !== 'lifted' && to > now);
        if (standing.length >= mostClosures) return err(failure('conflict', '关闭时段太多了，请先恢复一些'));
        // Its slots are told from another's by the instant.
        const latest =
          found.value.closures
            .map(({ createdAt }) => createdAt)
            .sort()
            .at(-1) ?? '';
        const createdAt = now > latest ? now : plusMilliseconds(latest, 1);
        const closureId = randomCode(randomBytes, 16);
        const closure: Closure = { ...input.body, closureId, createdAt, state: 'closing', moved: 0, cancelled: 0 };
        return ok({ reply: closure, items: [closures.create(lotId, closure, clock.now())] });
      },
    });
    // Sent again with every repetition of the call: the first may have got no further than the row.
    if (done.ok) await askForClosure([{ lotId, closureId: done.value.closureId }]);
    return done;
  };
