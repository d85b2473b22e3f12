import type { Dog } from '@huzhou/shared/dogs/dog';
import type { DogChange } from '@huzhou/shared/dogs/transition';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import { mostAttempts, type Pause } from '../platform/patience.ts';
import type { DogStore } from './ports.ts';

export interface MachineDeps {
  readonly store: Pick<DogStore, 'find' | 'write' | 'findSighting'>;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** Takes the machine's step on a dog as it is now; false when there was nothing to take. Others' writes are waited out. */
export const takeMachineStep = async (
  { store, clock, pause }: MachineDeps,
  dogId: string,
  stepOn: (dog: Dog, now: Instant) => DogChange | undefined,
): Promise<boolean> => {
  for (let tries = 0; tries < mostAttempts; tries += 1) {
    if (tries > 0) await pause(tries);
    const before = await store.find(dogId);
    const change = before && stepOn(before, clock.now());
    if (before === undefined || change === undefined) return false;
    if ((await store.write({ dogs: [{ before, change }] })) === 'done') return true;
  }
  throw new Error(`${dogId} kept changing under the machine's step`);
};
