import { breedName } from '@huzhou/shared/dogs/breed';
import { dayOf } from '@huzhou/shared/dogs/day';
import type { Dog } from '@huzhou/shared/dogs/dog';
import { type Concern, type ConcernCode, concernsOf, overLimit } from '@huzhou/shared/dogs/eligibility';
import { availableCommands, isKeeper, isNextKeeper, isRegistrarOf } from '@huzhou/shared/dogs/rights';
import { renewableFrom, rulesFor, wantsOf } from '@huzhou/shared/dogs/turn';
import { isValidAt, type Vaccination, vaccineName } from '@huzhou/shared/dogs/vaccination';
import {
  type DogDetail,
  type DogSummary,
  type Due,
  historyEntry,
  type VaccinationView,
} from '@huzhou/shared/dogs/view';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type * as z from 'zod/mini';
import type { DogFile } from './ports.ts';
import { maskedKeeper, openForm } from './sealed-form.ts';
import { disputesOf } from './show-dispute.ts';
import { photoViews, type ShowDeps } from './show-photos.ts';

export const vaccinationView = (vaccination: Vaccination, at: Instant): z.infer<typeof VaccinationView> => ({
  vaccinationId: vaccination.vaccinationId,
  vaccine: vaccineName(vaccination.vaccineCode),
  batch: vaccination.batch,
  givenOn: vaccination.givenOn,
  validUntil: vaccination.validUntil,
  clinicName: vaccination.clinicName,
  valid: isValidAt(vaccination, at),
  recalled: vaccination.recalledAt !== undefined,
});

/** What is due of a dog, nearest first. */
const duesOf = (dog: Dog, at: Instant): readonly Due[] => {
  const { state, transfer, protectedUntil, validUntil } = dog;
  if (state === 'returned') return [{ what: 'correct' }];
  if (['draft', 'refused', 'moved-out', 'deregistered', 'withdrawn'].includes(state)) return [];
  const wants = wantsOf(dog, at);
  const from = renewableFrom(dog, at);
  const dues: Due[] = [
    ...(wants.vaccination ? [{ what: 'vaccinate' as const }] : []),
    ...(wants.chip ? [{ what: 'chip' as const }] : []),
    ...(state === 'submitted' || state === 'appealed' ? [{ what: 'review' as const }] : []),
    ...(state === 'transferring' && transfer?.completesAt !== undefined ? [{ what: 'transfer' as const }] : []),
    ...(protectedUntil === undefined ? [] : [{ what: 'vaccinate' as const, by: protectedUntil }]),
    ...(validUntil === undefined || from === undefined ? [] : [{ what: 'renew' as const, by: validUntil }]),
  ];
  return dues.sort((one, other) => ((one.by ?? '') < (other.by ?? '') ? -1 : 1));
};

/** What a registrar's list says of an application besides the dog itself. */
const waitingOf = ({ state, submittedAt, lastEventAt, concerns, waived }: Dog) => ({
  // An appeal waits since it was made, not since the application that was refused.
  ...(state === 'appealed' ? { waitingSince: lastEventAt } : {}),
  ...(state === 'submitted' && submittedAt !== undefined ? { waitingSince: submittedAt } : {}),
  concernCodes: concerns.filter((code) => !waived.includes(code)),
});

/** Who has just given a transfer up is nobody to the dog any more, and sees the least. */
const roleOf = (dog: Dog, caller: Caller): DogSummary['role'] => {
  if (isKeeper(dog, caller)) return 'keeper';
  return isNextKeeper(dog, caller) || !isRegistrarOf(dog, caller) ? 'next-keeper' : 'staff';
};

export const dogSummary = (dog: Dog, caller: Caller, at: Instant, unread?: number): DogSummary => {
  const { facts, dogId, state, validUntil, protectedUntil, certificate, createdAt } = dog;
  const role = roleOf(dog, caller);
  return {
    dogId,
    state,
    ...(facts === undefined
      ? {}
      : {
          name: facts.name,
          breed: breedName(facts.breedCode),
          colour: facts.colour,
          districtCode: facts.districtCode,
          townCode: facts.townCode,
        }),
    ...(validUntil === undefined ? {} : { validUntil }),
    ...(protectedUntil === undefined ? {} : { protectedUntil }),
    ...(certificate === undefined ? {} : { certificateNumber: certificate.number }),
    due: [...duesOf(dog, at)],
    createdAt,
    ...(role === 'staff' ? waitingOf(dog) : {}),
    ...(role === 'keeper' && unread !== undefined ? { unread } : {}),
    role,
  };
};

const concernWords = (dog: Dog, code: ConcernCode): string => {
  const { facts, submittedAt } = dog;
  if (code === overLimit.code || facts === undefined) return overLimit.words;
  const then: readonly Concern[] = concernsOf(facts, dayOf(submittedAt ?? dog.createdAt));
  return then.find((concern) => concern.code === code)?.words ?? '不符合登记规定';
};

const transferView = ({ transfer }: Dog, isOld: boolean) => {
  if (transfer === undefined) return {};
  const { code, offeredAt, acceptBy, acceptedAt, completesAt, objections } = transfer;
  return {
    transfer: {
      ...(isOld && acceptedAt === undefined ? { code } : {}),
      offeredAt,
      acceptBy,
      ...(acceptedAt === undefined ? {} : { acceptedAt }),
      ...(completesAt === undefined ? {} : { completesAt }),
      objections: [...objections],
    },
  };
};

const refusalView = (dog: Dog, at: Instant) => {
  const { refusal } = dog;
  if (refusal === undefined) return {};
  const appealUntil = plusSeconds(refusal.at, rulesFor(dog, at).appealWithinDays * secondsIn.day);
  return { refusal: { reason: refusal.reason, words: refusal.words, at: refusal.at, appealUntil } };
};

/**
 * Everything that whoever keeps or reviews a dog sees of it. What somebody filled in is shown masked, to themselves
 * too: a screen is seen by others. Who is to be the next keeper sees the dog, and not whose it is.
 */
export const showDog = async (
  deps: ShowDeps,
  file: Omit<DogFile, 'findings'> & Partial<Pick<DogFile, 'findings'>>,
  caller: Caller,
  at: Instant,
): Promise<DogDetail> => {
  const { dog, events, photos, findings = [] } = file;
  const role = roleOf(dog, caller);
  const sealed = role === 'next-keeper' ? file.sealedNext : file.sealedForm;
  const [form, urls, disputes] = await Promise.all([
    sealed === undefined ? undefined : openForm(deps.sealer, dog.dogId, sealed),
    deps.photoUrls(photos),
    dog.facts === undefined ? [] : disputesOf(deps, dog, at),
  ]);
  const { facts, chip, claim, earlierChips, vaccinations, concerns, waived, lost, tagCode } = dog;
  const shown = photoViews(photos, facts?.photoIds ?? form?.photoIds ?? [], urls);
  const keeper = form && maskedKeeper(form);
  const unread = findings.filter(({ readAt }) => readAt === undefined).length;
  const shownChip = chip ?? claim;
  // Before the dog was theirs, its history is somebody else's.
  const theirsSince = role === 'next-keeper' ? dog.transfer?.acceptedAt : dog.keeperSince;
  const history = role === 'staff' ? events : events.filter(({ at: then }) => then >= (theirsSince ?? dog.createdAt));
  return {
    ...dogSummary(dog, caller, at, unread),
    ...(shown[0] === undefined ? {} : { photo: shown[0] }),
    ...(facts === undefined ? {} : { facts: { ...facts } }),
    photos: shown,
    ...(keeper === undefined ? {} : { keeper }),
    ...(shownChip === undefined ? {} : { chip: { ...shownChip } }),
    earlierChips: [...earlierChips],
    vaccinations: vaccinations.map((vaccination) => vaccinationView(vaccination, at)).reverse(),
    concerns: concerns.map((code) => ({ code, words: concernWords(dog, code), waived: waived.includes(code) })),
    wants: wantsOf(dog, at),
    ...refusalView(dog, at),
    ...(lost === undefined ? {} : { lost }),
    ...transferView(dog, role === 'keeper'),
    ...(tagCode === undefined || role === 'next-keeper' ? {} : { tagCode }),
    disputes,
    history: history.map(historyEntry),
    commands: [...availableCommands(dog, caller, at)],
  };
};
