import { districts } from '@huzhou/shared/directory/areas';
import { demonstrationClinicOf } from '@huzhou/shared/directory/demonstration';
import { newCertificateNumber } from '@huzhou/shared/dogs/certificate';
import { dayOf, lastDayOf, plusDays } from '@huzhou/shared/dogs/day';
import type { DogFacts } from '@huzhou/shared/dogs/dog';
import { needsHousehold } from '@huzhou/shared/dogs/eligibility';
import type { DogActor } from '@huzhou/shared/dogs/event';
import type { RegistrationForm } from '@huzhou/shared/dogs/form';
import { rulesOn } from '@huzhou/shared/dogs/rules';
import type { Sighting } from '@huzhou/shared/dogs/sighting';
import type { Step } from '@huzhou/shared/dogs/step';
import { newTagCode } from '@huzhou/shared/dogs/tag';
import { advance, beginDog, type DogChange } from '@huzhou/shared/dogs/transition';
import { type Vaccination, validUntilOf } from '@huzhou/shared/dogs/vaccination';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import { type Clock, type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { Sealer } from '../platform/sealed.ts';
import type { HouseholdOf } from './household.ts';
import { digits, identityNumberOf, looks, type MadeUp, madeUp, of } from './made-up-dogs.ts';
import type { DogStore } from './ports.ts';
import { sealForm } from './sealed-form.ts';

export interface SeedDeps {
  readonly store: Pick<DogStore, 'write'>;
  readonly sealer: Sealer;
  readonly householdOf: HouseholdOf;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

const clinicOf = (districtCode: string): DogActor & { readonly kind: 'clinic' } => ({
  kind: 'clinic',
  clinicId: demonstrationClinicOf(districtCode),
  name: '宠物诊疗中心（演示）',
  staffId: 'staff-clinician',
});

const injection = ({ randomBytes }: SeedDeps, districtCode: string, at: Instant): Vaccination => {
  const { clinicId, name } = clinicOf(districtCode);
  const givenOn = dayOf(at);
  return {
    vaccinationId: randomCode(randomBytes, 16),
    vaccineCode: 'rabies-inactivated',
    batch: 'DEMO2026-1',
    givenOn,
    validUntil: validUntilOf('rabies-inactivated', givenOn),
    clinicId,
    clinicName: name,
    recordedAt: at,
  };
};

const tell = async (deps: SeedDeps, dog: MadeUp, now: Instant): Promise<boolean> => {
  const { store, sealer, householdOf, randomBytes } = deps;
  const at = (days: number): Instant => plusSeconds(now, -days * secondsIn.day);
  const entered = at(dog.entered);
  const districtCode = dog.townCode.slice(0, 6);
  const dogId = `HQ20260101-DEM${digits(dog.index, 7)}`;
  const { photoIds, ...facts } = {
    name: dog.name,
    breedCode: dog.breedCode,
    sex: dog.index % 2 === 0 ? ('male' as const) : ('female' as const),
    neutered: dog.index % 3 === 0,
    colour: dog.colour,
    bornOn: plusDays(dayOf(entered), -500),
    shoulderCm: 28,
    purpose: 'companion' as const,
    photoIds: [],
  } satisfies Partial<DogFacts>;
  const form: RegistrationForm = {
    ...facts,
    photoIds,
    keeper: {
      name: `养犬人${digits(dog.index, 3)}`,
      identityNumber: identityNumberOf(dog.index),
      phone: '13800000000',
    },
    home: { townCode: dog.townCode, address: `演示路 ${dog.index + 1} 号` },
  };
  const place = { townCode: dog.townCode, purpose: facts.purpose, districtCode };
  const household = needsHousehold(place, dayOf(entered)) ? await householdOf(form.keeper, form.home) : [];

  let change: DogChange = beginDog(dogId, dog.personId, entered);
  const take = (step: Step, actor: DogActor, when: Instant): void => {
    const next = advance(change.dog, step, actor, when);
    if (!next.ok) throw new Error(`A made-up dog cannot ${step.command}: ${next.failure.title ?? next.failure.kind}`);
    change = { dog: next.value.dog, events: [...change.events, ...next.value.events] };
  };
  const registrar: DogActor = { kind: 'staff', staffId: 'staff-registrar' };
  const clinic = clinicOf(districtCode);
  take(
    {
      command: 'submit',
      facts: { ...facts, photoIds: [...photoIds], districtCode, townCode: dog.townCode },
      rulesVersion: rulesOn(districtCode, dayOf(entered)).version,
      concerns: [],
      household,
    },
    { kind: 'keeper' },
    entered,
  );
  if (dog.life !== 'unvaccinated') {
    const chip = { number: `156009900${digits(dog.index, 6)}`, kind: 'iso', by: 'clinic', at: entered } as const;
    take({ command: 'vaccinate', vaccination: injection(deps, districtCode, entered) }, clinic, entered);
    take({ command: 'chip', chip }, clinic, entered);
  }
  if (dog.life === 'registered' || dog.life === 'lost') {
    const approved = plusSeconds(entered, secondsIn.day);
    const certificate = { number: newCertificateNumber(dayOf(approved).slice(0, 4), randomBytes), issuedAt: approved };
    const validUntil = lastDayOf(dayOf(approved), rulesOn(districtCode, dayOf(approved)).validMonths);
    const given = { certificate, tagCode: newTagCode(randomBytes), validUntil, household };
    take({ command: 'approve', ...given }, registrar, approved);
  }
  if (dog.life === 'lost') take({ command: 'lose', districtCode, townCode: dog.townCode }, { kind: 'keeper' }, at(1));
  const sealed = await sealForm(sealer, dogId, form);
  return (await store.write({ dogs: [{ change }], form: { dogId, sealed } })) === 'done';
};

/** Dogs that somebody met and nobody entered: one of a patrol and one of a clinic in each district. */
const sightings = (deps: SeedDeps, now: Instant): readonly Sighting[] =>
  districts.flatMap(({ code, towns }, index) =>
    (['patrol', 'clinic'] as const).map((source, which): Sighting => {
      const seenAt = plusSeconds(now, -(5 + index) * secondsIn.day);
      return {
        sightingId: `DEM${digits(index * 2 + which, 13)}`,
        version: 1,
        source,
        state: 'open',
        districtCode: code,
        townCode: of(towns, which + 1).code,
        colour: of(looks, index)[1],
        breedCode: 'native',
        ...(source === 'patrol' ? { place: '菜市场门口' } : {}),
        photoIds: [],
        vaccinations: source === 'clinic' ? [injection(deps, code, seenAt)] : [],
        seenAt,
      };
    }),
  );

export interface Seeded {
  readonly dogs: number;
  readonly sightings: number;
}

/**
 * Made-up dogs with which a demonstration can be tried; what is there already stays as people have left it.
 * `personas`: the persons who keep a dog to be renewed, a lost one, and one that waits for its review.
 */
export const seed = async (deps: SeedDeps, personas: readonly string[]): Promise<Seeded> => {
  const now = deps.clock.now();
  const seeded = { dogs: 0, sightings: 0 };
  for (const dog of madeUp(personas)) if (await tell(deps, dog, now)) seeded.dogs += 1;
  for (const after of sightings(deps, now))
    if ((await deps.store.write({ dogs: [], sightings: [{ after }] })) === 'done') seeded.sightings += 1;
  return seeded;
};
