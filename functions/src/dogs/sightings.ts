import type { Dog } from '@huzhou/shared/dogs/dog';
import { systemActor } from '@huzhou/shared/dogs/event';
import type { Sighting } from '@huzhou/shared/dogs/sighting';
import type { Step } from '@huzhou/shared/dogs/step';
import { alsoAdvance, type DogChange } from '@huzhou/shared/dogs/transition';
import type { Failure } from '@huzhou/shared/kernel/failure';
import { ok, type Result } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { DogStore } from './ports.ts';

/** A sighting as it ends: the dog is entered now. */
export const linkedTo = (before: Sighting, dogId: string): { readonly before: Sighting; readonly after: Sighting } => ({
  before,
  after: { ...before, version: before.version + 1, state: 'linked', dogId },
});

interface Met {
  readonly sightings: readonly ReturnType<typeof linkedTo>[];
  /** What was given to it then, on its own record. */
  readonly also: (change: DogChange) => Result<DogChange, Failure>;
}

/** A dog that was met by the number that it now turns out to bear: it is one known dog, not two. */
export const metBefore = async (
  store: Pick<DogStore, 'sightingOfChip'>,
  dog: Dog,
  step: Step,
  now: Instant,
): Promise<Met> => {
  const met = step.command === 'chip' ? await store.sightingOfChip(step.chip.number) : undefined;
  if (met?.state !== 'open') return { sightings: [], also: ok };
  const known = new Set(dog.vaccinations.map(({ vaccinationId }) => vaccinationId));
  const more = met.vaccinations.filter(({ vaccinationId }) => !known.has(vaccinationId));
  return {
    sightings: [linkedTo(met, dog.dogId)],
    also: (change) =>
      more.reduce<Result<DogChange, Failure>>(
        (so, vaccination) =>
          so.ok ? alsoAdvance(so.value, { command: 'vaccinate', vaccination }, systemActor, now) : so,
        ok(change),
      ),
  };
};
