import type { Clock } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import type { Pause } from '../../platform/patience.ts';
import type { SendAll } from '../../platform/send-queue.ts';
import type { Catalogue, LotSource } from '../catalogue.ts';
import { createMoveBooking } from '../move-booking.ts';
import type { BookingStore } from '../ports.ts';
import { createCloseSpots } from './close-spots.ts';
import type { ClosureStore } from './closure-repository.ts';
import { createHelpBooking } from './help-booking.ts';
import { createOpenSpots } from './open-spots.ts';
import { type ClosureRequest, createRunClosure } from './run-closure.ts';

export interface ClosureWorkerDeps {
  readonly lots: Pick<LotSource, 'find'>;
  readonly catalogue: Catalogue;
  readonly store: BookingStore;
  readonly closures: ClosureStore;
  readonly notify: SendAll<Notice>;
  readonly askForClosure: SendAll<ClosureRequest>;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** All that a message of the closures queue sets going. */
export const createClosureWorker = (deps: ClosureWorkerDeps) => {
  const helpBooking = createHelpBooking({ ...deps, moveBooking: createMoveBooking(deps) });
  const closeSpots = createCloseSpots({ ...deps, helpBooking });
  return createRunClosure({ ...deps, closeSpots, openSpots: createOpenSpots(deps) });
};
