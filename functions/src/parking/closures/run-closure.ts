import type { Clock } from '@huzhou/shared/kernel/time';
import type { BookingId } from '@huzhou/shared/parking/booking';
import * as z from 'zod/mini';
import type { Pause } from '../../platform/patience.ts';
import type { LotSource } from '../catalogue.ts';
import type { CloseSpots } from './close-spots.ts';
import type { ClosureStore } from './closure-repository.ts';
import type { OpenSpots } from './open-spots.ts';

/** The closures queue's message: this closure has begun, or was lifted. */
export const ClosureRequest = z.object({ lotId: z.string(), closureId: z.string() });
export type ClosureRequest = z.infer<typeof ClosureRequest>;

export interface RunClosureDeps {
  readonly lots: Pick<LotSource, 'find'>;
  readonly closures: Pick<ClosureStore, 'of' | 'attend' | 'settle'>;
  readonly closeSpots: CloseSpots;
  readonly openSpots: OpenSpots;
  readonly clock: Clock;
  readonly pause: Pause;
}

/**
 * Holds that are being made while a lot closes are met a second time; the pauses between the rounds add up to some
 * seconds, in which what was just let go becomes free. What is left then is tried again by the queue.
 */
const mostRounds = 20;

/** Does what is to be done for a closure as it is now. Begun anew at any point it goes on with what is left. */
export const createRunClosure =
  ({ lots, closures, closeSpots, openSpots, clock, pause }: RunClosureDeps) =>
  async ({ lotId, closureId }: ClosureRequest): Promise<void> => {
    const told = new Set<BookingId>();
    for (let round = 0; round < mostRounds; round += 1) {
      if (round > 1) await pause(round);
      const [lot, all] = await Promise.all([lots.find(lotId), closures.of(lotId)]);
      const closure = all.find((each) => each.closureId === closureId);
      if (lot === undefined || closure === undefined || closure.look === undefined) return;
      await closures.attend(closure, clock.now());
      const isDone = closure.state === 'lifted' ? await openSpots(lot, closure) : await closeSpots(lot, closure, told);
      if (isDone && (closure.state === 'lifted' || (await closures.settle(closure)))) return;
    }
    throw new Error('A closure does not come to its end');
  };
