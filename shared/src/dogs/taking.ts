import { districtOf } from '../directory/areas.ts';
import type { Instant } from '../kernel/time.ts';
import { type Dog, factsOf } from './dog.ts';
import type { DogActor, DogEvent } from './event.ts';
import type { DogState } from './lifecycle.ts';

export type EventDetail = Omit<DogEvent, 'dogId' | 'seq' | 'type' | 'at' | 'actor' | 'state'>;
/** The dog after a step, and what its event says. */
export type Taken = readonly [Dog, EventDetail];

export interface Taking {
  readonly actor: DogActor;
  readonly at: Instant;
  readonly to: DogState;
}

export const said = ({ words }: { readonly words?: string | undefined }): EventDetail =>
  words === undefined || words === '' ? {} : { words };

export const movedTo = (dog: Dog, townCode: string, household: readonly string[]): Dog => ({
  ...dog,
  household: [...household],
  facts: { ...factsOf(dog), townCode, districtCode: districtOf(townCode) ?? factsOf(dog).districtCode },
});

export const withoutTransfer = ({ transfer: _transfer, ...dog }: Dog): Dog => dog;
