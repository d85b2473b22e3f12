import { breedName } from '@huzhou/shared/dogs/breed';
import { dayOf } from '@huzhou/shared/dogs/day';
import { type ChipHolder, type Dispute, hearingUntil, mayBeDecided } from '@huzhou/shared/dogs/dispute';
import type { Dog } from '@huzhou/shared/dogs/dog';
import { type Concern, type ConcernCode, concernsOf, overLimit } from '@huzhou/shared/dogs/eligibility';
import { availableCommands, isKeeper, isNextKeeper } from '@huzhou/shared/dogs/rights';
import { renewableFrom, rulesFor, wantsOf } from '@huzhou/shared/dogs/turn';
import { isValidAt, type Vaccination, vaccineName } from '@huzhou/shared/dogs/vaccination';
import {
  type DisputeView,
  type DogDetail,
  type DogSummary,
  type Due,
  historyEntry,
  type VaccinationView,
} from '@huzhou/shared/dogs/view';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type * as z from 'zod/mini';
import type { Sealer } from '../platform/sealed.ts';
import type { Photo } from './photo.ts';
import type { DogFile, DogStore } from './ports.ts';
import { maskedKeeper, openForm } from './sealed-form.ts';

export interface ShowDeps {
  readonly store: Pick<DogStore, 'holderOf' | 'disputesOf' | 'photosOf'>;
  readonly photoUrls: (photos: readonly Photo[]) => Promise<ReadonlyMap<string, string>>;
  readonly sealer: Sealer;
}

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

const roleOf = (dog: Dog, caller: Caller): DogSummary['role'] => {
  if (isKeeper(dog, caller)) return 'keeper';
  return isNextKeeper(dog, caller) ? 'next-keeper' : 'staff';
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

const photoViews = (photos: readonly Photo[], ids: readonly string[], urls: ReadonlyMap<string, string>) =>
  ids.flatMap((photoId) => {
    if (!photos.some((photo) => photo.photoId === photoId)) return [];
    const url = urls.get(photoId);
    return [url === undefined ? { photoId } : { photoId, url }];
  });

/** A dispute as one dog's side, or the registrar, sees it. */
export const showDispute = async (
  { store, photoUrls }: ShowDeps,
  dispute: Dispute,
  holder: ChipHolder | undefined,
  at: Instant,
  mySide?: 'holder' | 'claimant',
): Promise<DisputeView> => {
  const speakers = [
    ...new Set(dispute.statements.flatMap(({ dogId, photoIds }) => (photoIds.length > 0 ? [dogId] : []))),
  ];
  const photos = (await Promise.all(speakers.map(store.photosOf))).flat();
  const urls = await photoUrls(photos);
  const { claimantDogId, number, state, openedAt, statements, outcome, words } = dispute;
  const sideOf = (dogId: string) => {
    if (dogId === claimantDogId) return 'claimant' as const;
    return dogId === holder?.dogId ? ('holder' as const) : ('earlier' as const);
  };
  return {
    claimantDogId,
    number,
    state,
    openedAt,
    hearingUntil: hearingUntil(dispute, holder),
    mayBeDecided: mayBeDecided(dispute, holder, at),
    statements: statements.map((statement) => ({
      side: sideOf(statement.dogId),
      words: statement.words,
      at: statement.at,
      photos: photoViews(photos, statement.photoIds, urls),
    })),
    ...(outcome === undefined ? {} : { outcome }),
    ...(words === undefined ? {} : { words }),
    ...(mySide === undefined ? {} : { mySide }),
  };
};

/** The disputes that a dog is a side of: its own claim, and the claims of others to its chip. */
const disputesOf = async (deps: ShowDeps, dog: Dog, at: Instant): Promise<DisputeView[]> => {
  const numbers = [dog.claim?.number, dog.chip?.number].filter((number) => number !== undefined);
  const views = await Promise.all(
    numbers.map(async (number) => {
      const [holder, disputes] = await Promise.all([deps.store.holderOf(number), deps.store.disputesOf(number)]);
      const mine = disputes.filter(
        ({ claimantDogId, state }) => claimantDogId === dog.dogId || (number === dog.chip?.number && state === 'open'),
      );
      return Promise.all(
        mine.map((dispute) =>
          showDispute(deps, dispute, holder, at, dispute.claimantDogId === dog.dogId ? 'claimant' : 'holder'),
        ),
      );
    }),
  );
  return views.flat();
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
  const history =
    role === 'staff' ? events : events.filter(({ at: then }) => then >= (dog.keeperSince ?? dog.createdAt));
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
