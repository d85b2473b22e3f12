import { ChipHolder, Dispute } from '@huzhou/shared/dogs/dispute';
import { Dog } from '@huzhou/shared/dogs/dog';
import { DogEvent } from '@huzhou/shared/dogs/event';
import { Sighting } from '@huzhou/shared/dogs/sighting';
import { Recall, Vaccination } from '@huzhou/shared/dogs/vaccination';
import { Visit } from '@huzhou/shared/dogs/visit';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { ttlOf } from '../platform/table.ts';
import {
  disputeIndexes,
  disputeKey,
  dogIndexes,
  dogKey,
  eventKey,
  findingKey,
  holderKey,
  pendingPhotoLook,
  photoKey,
  recallIndexes,
  recallKey,
  sightingIndexes,
  sightingKey,
  vaccinationIndexes,
  vaccinationKey,
  visitIndexes,
  visitKey,
} from './keys.ts';
import { Photo } from './photo.ts';
import type { DogFile, StoredFinding } from './ports.ts';

export type Row = Readonly<Record<string, unknown>>;

// Rows are parsed before they are written: nobody could read again, or carry on, what does not fit.
export const dogRow = (dog: Dog, from?: Instant): Row => ({
  ...dogKey(dog.dogId),
  ...dogIndexes(dog, from),
  ...z.parse(Dog, dog),
});
export const eventRow = (event: DogEvent): Row => ({
  ...eventKey(event.dogId, event.seq),
  ...z.parse(DogEvent, event),
});
export const holderRow = (holder: ChipHolder): Row => ({ ...holderKey(holder.number), ...z.parse(ChipHolder, holder) });
export const disputeRow = (dispute: Dispute): Row => ({
  ...disputeKey(dispute.number, dispute.claimantDogId),
  ...disputeIndexes(dispute),
  ...z.parse(Dispute, dispute),
});
export const sightingRow = (sighting: Sighting): Row => ({
  ...sightingKey(sighting.sightingId),
  ...sightingIndexes(sighting),
  ...z.parse(Sighting, sighting),
});
export const visitRow = (visit: Visit): Row => ({
  ...visitKey(visit.visitId),
  ...visitIndexes(visit),
  ...z.parse(Visit, visit),
});
export const recallRow = (recall: Recall): Row => ({
  ...recallKey(recall.vaccineCode, recall.batch),
  ...recallIndexes(recall),
  ...z.parse(Recall, recall),
});
export const vaccinationRow = (subjectId: string, vaccination: Vaccination): Row => ({
  ...vaccinationKey(subjectId, vaccination.vaccinationId),
  ...vaccinationIndexes(subjectId, vaccination),
  subjectId,
  ...z.parse(Vaccination, vaccination),
});
export const photoRow = (photo: Photo): Row => ({
  ...photoKey(photo.subjectId, photo.photoId),
  ...(photo.state === 'pending' ? pendingPhotoLook(photo.photoId, photo.stateAt) : {}),
  ...z.parse(Photo, photo),
});
/** A finder’s words, and their number, are for bringing the dog home. */
const findingKeptSeconds = 180 * secondsIn.day;

export const findingRow = (dogId: string, finding: StoredFinding): Row => ({
  ...findingKey(dogId, finding.findingId),
  dogId,
  ...finding,
  expiresAt: ttlOf(plusSeconds(finding.at, findingKeptSeconds)),
});

const StoredFindingRow = z.object({
  findingId: z.string(),
  at: z.string(),
  sealed: z.string(),
  readAt: z.optional(z.string()),
});
const Sealed = z.object({ sealed: z.string() });

const sortKeyOf = ({ sk }: Row): string => (typeof sk === 'string' ? sk : '');
const partitionOf = ({ pk }: Row): string => (typeof pk === 'string' ? pk : '');

export type RowKind = 'dog' | 'sighting' | 'photo' | 'finding' | 'recall' | 'dispute' | 'visit';

/** What a row is, of those that somebody waits for. */
export const rowKind = (row: Row): RowKind | undefined => {
  const [pk, sk] = [partitionOf(row), sortKeyOf(row)];
  if (sk === 'DOG') return 'dog';
  if (sk === 'SIGHTING' && pk.startsWith('SIGHTING#')) return 'sighting';
  if (sk.startsWith('PHOTO#')) return 'photo';
  if (sk.startsWith('FINDING#')) return 'finding';
  if (sk.startsWith('DISPUTE#')) return 'dispute';
  if (sk === 'VISIT') return 'visit';
  return sk === 'RECALL' ? 'recall' : undefined;
};

/** A dog put together from all rows of its partition; undefined when there is no such dog. */
export const dogFileOf = (rows: readonly Row[]): DogFile | undefined => {
  const dog = rows.find((row) => sortKeyOf(row) === 'DOG');
  if (dog === undefined) return undefined;
  const starting = (prefix: string) => rows.filter((row) => sortKeyOf(row).startsWith(prefix));
  const sealedIn = (sk: string): string | undefined => {
    const row = rows.find((candidate) => sortKeyOf(candidate) === sk);
    return row === undefined ? undefined : z.parse(Sealed, row).sealed;
  };
  return {
    dog: z.parse(Dog, dog),
    events: starting('EVENT#').map((row) => z.parse(DogEvent, row)),
    photos: starting('PHOTO#').map((row) => z.parse(Photo, row)),
    findings: starting('FINDING#').map((row) => z.parse(StoredFindingRow, row)),
    sealedForm: sealedIn('FORM'),
    sealedNext: sealedIn('NEXT'),
  };
};
