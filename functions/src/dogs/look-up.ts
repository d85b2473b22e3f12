import { CertificateNumber } from '@huzhou/shared/dogs/certificate';
import { type Dog, DogId } from '@huzhou/shared/dogs/dog';
import { readMicrochip } from '@huzhou/shared/dogs/microchip';
import type { LookUp } from '@huzhou/shared/dogs/registry-routes';
import type { Sighting } from '@huzhou/shared/dogs/sighting';
import { readTagCode } from '@huzhou/shared/dogs/tag';
import type { DogCard, SightingView } from '@huzhou/shared/dogs/view';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type * as z from 'zod/mini';
import type { DogStore } from './ports.ts';
import { showCard, showSighting } from './show-card.ts';
import type { ShowDeps } from './show-photos.ts';

export interface LookUpDeps extends ShowDeps {
  readonly store: DogStore;
  readonly clock: Clock;
}

export interface Found {
  readonly dog?: Dog | undefined;
  readonly sighting?: Sighting | undefined;
}

const unknown = failure('not-found', '没有找到这只犬，可能还没有登记');

/** The dog, or the sighting, that a number leads to; a claimed number leads to the dog that holds it. */
export const findBy = async (store: DogStore, by: LookUp): Promise<Result<Found, Failure>> => {
  if (by.chip !== undefined) {
    const chip = readMicrochip(by.chip);
    if (!chip.ok) return chip;
    const { number } = chip.value;
    const [holder, sighting] = await Promise.all([store.holderOf(number), store.sightingOfChip(number)]);
    return ok({ dog: holder && (await store.find(holder.dogId)), sighting });
  }
  if (by.tag !== undefined) {
    const code = readTagCode(by.tag);
    const dog = code === undefined ? undefined : await store.dogOfTag(code);
    return ok({ dog: dog?.tagCode === code ? dog : undefined });
  }
  if (by.certificate !== undefined) {
    const number = by.certificate.trim().toUpperCase();
    return ok({ dog: CertificateNumber.safeParse(number).success ? await store.dogOfCertificate(number) : undefined });
  }
  if (by.dogId !== undefined) {
    const dogId = by.dogId.trim().toUpperCase();
    const dog = DogId.safeParse(dogId).success ? await store.find(dogId) : undefined;
    // Nobody but its keeper has seen a form that was not handed in.
    return ok({ dog: dog?.state === 'draft' ? undefined : dog });
  }
  return ok({ sighting: by.slip === undefined ? undefined : await store.findSighting(by.slip.trim().toUpperCase()) });
};

interface Shown {
  readonly dog?: z.infer<typeof DogCard>;
  readonly sighting?: z.infer<typeof SightingView>;
}

/** What staff in the street or at a clinic learn of a dog that stands before them. */
export const createLookUp =
  (deps: LookUpDeps) =>
  async ({ body }: { readonly body: LookUp }): Promise<Result<Shown, Failure>> => {
    const found = await findBy(deps.store, body);
    if (!found.ok) return found;
    const { dog, sighting } = found.value;
    const now = deps.clock.now();
    const isKnown = dog?.facts !== undefined;
    if (!isKnown && sighting === undefined) return err(unknown);
    return ok({
      ...(isKnown ? { dog: await showCard(deps, dog, now) } : {}),
      ...(sighting === undefined ? {} : { sighting: await showSighting(deps, sighting, now) }),
    });
  };
