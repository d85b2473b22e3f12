import { endOfDay } from '@huzhou/shared/dogs/day';
import type { Dispute } from '@huzhou/shared/dogs/dispute';
import { type Dog, factsOf } from '@huzhou/shared/dogs/dog';
import type { Sighting } from '@huzhou/shared/dogs/sighting';
import { nextLookAt } from '@huzhou/shared/dogs/transition';
import { type Recall, type Vaccination, validVaccination } from '@huzhou/shared/dogs/vaccination';
import type { Visit } from '@huzhou/shared/dogs/visit';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';

/** Where everything of dogs lies in the table: one partition a dog, a sighting, a number that exists once. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** A dog's or a sighting's partition; they tell themselves apart by their first letters. */
export const subjectPk = (subjectId: string): string =>
  subjectId.startsWith('HQ') ? `DOG#${subjectId}` : `SIGHTING#${subjectId}`;

export const dogKey = (dogId: string): Key => ({ pk: subjectPk(dogId), sk: 'DOG' });
export const eventKey = (dogId: string, seq: number): Key => ({
  pk: subjectPk(dogId),
  sk: `EVENT#${String(seq).padStart(6, '0')}`,
});
/** What its keeper filled in, sealed. */
export const formKey = (dogId: string): Key => ({ pk: subjectPk(dogId), sk: 'FORM' });
/** What its next keeper filled in, sealed. */
export const nextFormKey = (dogId: string): Key => ({ pk: subjectPk(dogId), sk: 'NEXT' });
export const findingKey = (dogId: string, findingId: string): Key => ({
  pk: subjectPk(dogId),
  sk: `FINDING#${findingId}`,
});
export const photoKey = (subjectId: string, photoId: string): Key => ({
  pk: subjectPk(subjectId),
  sk: `PHOTO#${photoId}`,
});
export const vaccinationKey = (subjectId: string, vaccinationId: string): Key => ({
  pk: subjectPk(subjectId),
  sk: `VACCINATION#${vaccinationId}`,
});

const chipPk = (number: string): string => `CHIP#${number}`;
export const holderKey = (number: string): Key => ({ pk: chipPk(number), sk: 'HOLDER' });
export const chipSightingKey = (number: string): Key => ({ pk: chipPk(number), sk: 'SIGHTING' });
export const disputeKey = (number: string, claimantDogId: string): Key => ({
  pk: chipPk(number),
  sk: `DISPUTE#${claimantDogId}`,
});
export const tagKey = (code: string): Key => ({ pk: `TAG#${code}`, sk: 'TAG' });
export const certificateKey = (number: string): Key => ({ pk: `CERTIFICATE#${number}`, sk: 'CERTIFICATE' });
export const householdKey = (pseudonym: string): Key => ({ pk: `HOUSEHOLD#${pseudonym}`, sk: 'HOUSEHOLD' });
export const transferKey = (code: string): Key => ({ pk: `TRANSFER#${code}`, sk: 'TRANSFER' });
export const sightingKey = (sightingId: string): Key => ({ pk: subjectPk(sightingId), sk: 'SIGHTING' });
export const visitKey = (visitId: string): Key => ({ pk: `VISIT#${visitId}`, sk: 'VISIT' });
export const recallKey = (vaccineCode: string, batch: string): Key => ({
  pk: `RECALL#${vaccineCode}#${batch}`,
  sk: 'RECALL',
});
/** What a known dog adds to the figures, as it was counted last. */
export const coveredKey = (subjectId: string): Key => ({ pk: `COVERED#${subjectId}`, sk: 'COVERED' });
const coveragePk = (districtCode: string): string => `COVERAGE#${districtCode}`;
export const coverageKey = (districtCode: string, townCode: string): Key => ({
  pk: coveragePk(districtCode),
  sk: `NOW#${townCode}`,
});
export const coverageMonthKey = (districtCode: string, month: string, townCode: string): Key => ({
  pk: coveragePk(districtCode),
  sk: `MONTH#${month}#${townCode}`,
});

export const lookShards = 4;
const shardOf = (id: string): number => [...id].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % lookShards;
export const lookIndexKey = (shard: number): string => `LOOK#${shard}`;
const lookAt = (id: string, instant: Instant) => ({
  lookKey: lookIndexKey(shardOf(id)),
  lookSort: `${instant}#${id}`,
});

/** Lists of the `byList` index. */
export const applicationsIn = (districtCode: string): string => `APPLICATIONS#${districtCode}`;
export const disputesIn = (districtCode: string): string => `DISPUTES#${districtCode}`;
export const sightingsIn = (districtCode: string): string => `SIGHTINGS#${districtCode}`;
export const visitsIn = (districtCode: string): string => `VISITS#${districtCode}`;
export const treatmentsOf = (clinicId: string): string => `CLINIC#${clinicId}`;
export const lostDogs = 'LOST';
export const recalls = 'RECALLS';

export const keeperIndexKey = (personId: string): string => `KEEPER#${personId}`;
export const batchIndexKey = (vaccineCode: string, batch: string): string => `BATCH#${vaccineCode}#${batch}`;

const listed = (listKey: string, sort: string, id: string) => ({ listKey, listSort: `${sort}#${id}` });

const dogList = (dog: Dog) => {
  const { state, dogId, submittedAt, lost } = dog;
  if ((state === 'submitted' || state === 'appealed') && submittedAt !== undefined)
    return listed(applicationsIn(factsOf(dog).districtCode), submittedAt, dogId);
  return state === 'lost' && lost !== undefined ? listed(lostDogs, lost.at, dogId) : {};
};

export const dogIndexes = (dog: Dog, from?: Instant) => {
  const look = nextLookAt(dog, from);
  return {
    keeperKey: keeperIndexKey(dog.keeperId),
    keeperSort: `${dog.createdAt}#${dog.dogId}`,
    ...dogList(dog),
    ...(look === undefined ? {} : lookAt(dog.dogId, look)),
  };
};

export const disputeIndexes = ({ state, districtCode, openedAt, claimantDogId }: Dispute) =>
  state === 'open' ? listed(disputesIn(districtCode), openedAt, claimantDogId) : {};

/** An open sighting is looked at again when what protects it ends: then it adds less to the figures. */
export const sightingIndexes = ({ state, districtCode, seenAt, sightingId, vaccinations, lookedAt }: Sighting) => {
  if (state !== 'open') return {};
  const valid = validVaccination(vaccinations, lookedAt ?? seenAt);
  return {
    ...listed(sightingsIn(districtCode), seenAt, sightingId),
    ...(valid === undefined ? {} : lookAt(sightingId, endOfDay(valid.validUntil))),
  };
};

export const visitIndexes = ({ state, districtCode, openedAt, visitId }: Visit) =>
  state === 'open' ? listed(visitsIn(districtCode), openedAt, visitId) : {};

export const recallIndexes = ({ recalledAt, recallId, state }: Recall) => ({
  ...listed(recalls, recalledAt, recallId),
  ...(state === 'running' ? lookAt(recallId, recalledAt) : {}),
});

export const vaccinationIndexes = (
  subjectId: string,
  { vaccineCode, batch, clinicId, recordedAt, vaccinationId }: Vaccination,
) => ({
  batchKey: batchIndexKey(vaccineCode, batch),
  batchSort: subjectId,
  ...listed(treatmentsOf(clinicId), recordedAt, vaccinationId),
});

/** How long the queue has to clean a photo before the sweeper wonders. */
const cleaningSeconds = 2 * secondsIn.minute;
export const pendingPhotoLook = (photoId: string, since: Instant) =>
  lookAt(photoId, plusSeconds(since, cleaningSeconds));
