import type { Instant } from '../kernel/time.ts';
import { endOfDay } from './day.ts';
import type { Dog } from './dog.ts';
import type { CoverageCounts } from './figures/coverage.ts';
import { isEnded, isKept } from './lifecycle.ts';
import type { Sighting } from './sighting.ts';
import { validVaccination } from './vaccination.ts';

/** What one known dog adds to the figures of its town: 0 or 1 each. */
export interface Covered extends CoverageCounts {
  readonly districtCode: string;
  readonly townCode: string;
}

const one = (holds: boolean): number => (holds ? 1 : 0);

const covered = (
  place: { readonly districtCode: string; readonly townCode: string },
  entered: boolean,
  vaccinated: boolean,
  chipped: boolean,
): Covered => ({
  districtCode: place.districtCode,
  townCode: place.townCode,
  known: 1,
  entered: one(entered),
  vaccinated: one(vaccinated),
  chipped: one(chipped),
  all: one(entered && vaccinated && chipped),
});

/** Entered is what has a registration that has not run out. */
export const isEntered = ({ state, validUntil }: Dog, at: Instant): boolean =>
  isKept(state) && state !== 'expired' && validUntil !== undefined && at < endOfDay(validUntil);

/**
 * What a dog adds, as its record stands; undefined for a draft and for a dog that is gone. A refused dog still lives
 * here: it is known, and not entered.
 */
export const coveredByDog = (dog: Dog, at: Instant): Covered | undefined => {
  const { facts, state } = dog;
  if (facts === undefined || isEnded(state)) return undefined;
  const vaccinated = validVaccination(dog.vaccinations, at) !== undefined;
  return covered(facts, isEntered(dog, at), vaccinated, dog.chip !== undefined);
};

/** What a dog adds that was only seen so far. */
export const coveredBySighting = (sighting: Sighting, at: Instant): Covered | undefined =>
  sighting.state === 'open'
    ? covered(sighting, false, validVaccination(sighting.vaccinations, at) !== undefined, sighting.chip !== undefined)
    : undefined;
