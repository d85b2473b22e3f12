import { districtOf } from '@huzhou/shared/directory/areas';
import type { UnknownDog } from '@huzhou/shared/dogs/clinic-routes';
import type { Dog, DogChip } from '@huzhou/shared/dogs/dog';
import type { DogActor } from '@huzhou/shared/dogs/event';
import { clinicOf } from '@huzhou/shared/dogs/rights';
import { newSlipNumber, type Sighting } from '@huzhou/shared/dogs/sighting';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import type { RandomBytes } from '@huzhou/shared/kernel/ids';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Directory } from '../directory/directory-repository.ts';
import { chipRead } from './choose-chip.ts';
import type { DogStore } from './ports.ts';

/** The clinic for which somebody treats dogs, as the directory lists it. */
export interface Clinic {
  readonly clinicId: string;
  readonly name: string;
  readonly staffId: string;
}

const unlisted = failure('forbidden', '您所在的诊疗机构不在登记名录内');

export const clinicFor = async (
  directory: Pick<Directory, 'findUnit'>,
  caller: Caller,
): Promise<Result<Clinic, Failure>> => {
  const unitId = clinicOf(caller);
  const unit = unitId === undefined ? undefined : await directory.findUnit(unitId);
  if (unit?.kind !== 'clinic' || caller.staff === undefined) return err(unlisted);
  return ok({ clinicId: unit.unitId, name: unit.name, staffId: caller.staff.staffId });
};

export const clinicActor = (clinic: Clinic): DogActor => ({ kind: 'clinic', ...clinic });

/** The dog on the table: of the register, known already, or met for the first time. */
export type Treated =
  | { readonly kind: 'dog'; readonly dog: Dog }
  | { readonly kind: 'sighting'; readonly before?: Sighting; readonly sighting: Sighting };

export interface Which {
  readonly dogId?: string | undefined;
  readonly chip?: string | undefined;
  readonly slip?: string | undefined;
  readonly unknown?: UnknownDog | undefined;
}

const noSuchDog = failure('not-found', '没有找到这只犬，请核对编号');
const noSlip = invalidInput({ field: 'slip', message: '没有找到这个单号，请核对' });
const sayWhich = invalidInput({ field: 'chip', message: '请扫描芯片、填写单号，或填写未登记犬只的情况' });
const describe = invalidInput({ field: 'unknown', message: '这只犬还没有登记，请填写所在乡镇街道和毛色' });

interface FindDeps {
  readonly store: DogStore;
  readonly randomBytes: RandomBytes;
}

const met = (
  { randomBytes }: FindDeps,
  { townCode, colour, breedCode }: UnknownDog,
  clinic: Clinic,
  chip: DogChip | undefined,
  now: Instant,
): Treated => ({
  kind: 'sighting',
  sighting: {
    sightingId: newSlipNumber(randomBytes),
    version: 1,
    source: 'clinic',
    state: 'open',
    districtCode: districtOf(townCode) ?? '',
    townCode,
    colour,
    ...(breedCode === undefined ? {} : { breedCode }),
    photoIds: [],
    ...(chip === undefined ? {} : { chip }),
    vaccinations: [],
    clinicId: clinic.clinicId,
    staffId: clinic.staffId,
    seenAt: now,
  },
});

const known = (before: Sighting): Treated => ({
  kind: 'sighting',
  before,
  sighting: { ...before, version: before.version + 1 },
});

const ofRegister = async (store: DogStore, dogId: string): Promise<Result<Treated, Failure>> => {
  const dog = await store.find(dogId);
  return dog?.facts === undefined ? err(noSuchDog) : ok({ kind: 'dog', dog });
};

/** Which dog it is that a clinic treats. One that nobody knows is written down on the way, with what it looks like. */
export const findTreated = async (
  deps: FindDeps,
  { dogId, chip: typed, slip, unknown }: Which,
  clinic: Clinic,
  now: Instant,
): Promise<Result<Treated, Failure>> => {
  const { store } = deps;
  if (dogId !== undefined) return ofRegister(store, dogId);
  if (slip !== undefined) {
    const sighting = await store.findSighting(slip);
    if (sighting?.dogId !== undefined) return ofRegister(store, sighting.dogId);
    return sighting?.state === 'open' ? ok(known(sighting)) : err(noSlip);
  }
  if (typed !== undefined) {
    const chip = chipRead(typed, 'clinic', now);
    if (!chip.ok) return chip;
    const { number } = chip.value;
    const [holder, sighting] = await Promise.all([store.holderOf(number), store.sightingOfChip(number)]);
    if (holder !== undefined) return ofRegister(store, holder.dogId);
    if (sighting?.state === 'open') return ok(known(sighting));
    return unknown === undefined ? err(describe) : ok(met(deps, unknown, clinic, chip.value, now));
  }
  return unknown === undefined ? err(sayWhich) : ok(met(deps, unknown, clinic, undefined, now));
};
