import { type ChipHolder, type Dispute, hearingUntil, mayBeDecided } from '@huzhou/shared/dogs/dispute';
import type { Dog } from '@huzhou/shared/dogs/dog';
import type { DisputeView } from '@huzhou/shared/dogs/view';
import type { Instant } from '@huzhou/shared/kernel/time';
import { photoViews, type ShowDeps } from './show-photos.ts';

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
export const disputesOf = async (deps: ShowDeps, dog: Dog, at: Instant): Promise<DisputeView[]> => {
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
