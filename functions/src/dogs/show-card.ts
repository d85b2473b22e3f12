import { breedName } from '@huzhou/shared/dogs/breed';
import { isEntered } from '@huzhou/shared/dogs/covered';
import { type Dog, factsOf } from '@huzhou/shared/dogs/dog';
import type { Sighting } from '@huzhou/shared/dogs/sighting';
import { asOf } from '@huzhou/shared/dogs/transition';
import { validVaccination } from '@huzhou/shared/dogs/vaccination';
import type { DogCard, SightingView } from '@huzhou/shared/dogs/view';
import type { Instant } from '@huzhou/shared/kernel/time';
import type * as z from 'zod/mini';
import type { ShowDeps } from './show-photos.ts';

type Card = z.infer<typeof DogCard>;

/** A dog as staff in the street and clinics see it: everything of the dog, nothing of its keeper. */
export const showCard = async (deps: ShowDeps, stored: Dog, now: Instant): Promise<Card> => {
  const dog = asOf(stored, now);
  const facts = factsOf(dog);
  const number = dog.chip?.number ?? dog.claim?.number;
  const [photos, disputes] = await Promise.all([
    deps.store.photosOf(dog.dogId),
    number === undefined ? [] : deps.store.disputesOf(number),
  ]);
  const first = photos.find(({ photoId }) => photoId === facts.photoIds[0]);
  const url = first && (await deps.photoUrls([first])).get(first.photoId);
  return {
    dogId: dog.dogId,
    name: facts.name,
    breed: breedName(facts.breedCode),
    colour: facts.colour,
    sex: facts.sex,
    state: dog.state,
    districtCode: facts.districtCode,
    townCode: facts.townCode,
    registered: isEntered(dog, now),
    vaccinated: validVaccination(dog.vaccinations, now) !== undefined,
    lost: dog.state === 'lost',
    ...(dog.certificate === undefined ? {} : { certificateNumber: dog.certificate.number }),
    ...(number === undefined ? {} : { chip: number }),
    ...(dog.validUntil === undefined ? {} : { validUntil: dog.validUntil }),
    ...(dog.protectedUntil === undefined ? {} : { protectedUntil: dog.protectedUntil }),
    disputed: disputes.some(({ state }) => state === 'open'),
    ...(first === undefined ? {} : { photo: { photoId: first.photoId, ...(url === undefined ? {} : { url }) } }),
  };
};

export const showSighting = async (
  deps: ShowDeps,
  sighting: Sighting,
  now: Instant,
): Promise<z.infer<typeof SightingView>> => {
  const { breedCode, chip, photoIds } = sighting;
  const photos = photoIds.length === 0 ? [] : await deps.store.photosOf(sighting.sightingId);
  const urls = await deps.photoUrls(photos);
  return {
    ...sighting,
    ...(breedCode === undefined ? {} : { breed: breedName(breedCode) }),
    chip: chip?.number,
    vaccinated: validVaccination(sighting.vaccinations, now) !== undefined,
    photos: photoIds.map((photoId) => {
      const url = urls.get(photoId);
      return url === undefined ? { photoId } : { photoId, url };
    }),
  };
};
