import type { ChipHolder, Dispute } from '@huzhou/shared/dogs/dispute';
import type { Dog } from '@huzhou/shared/dogs/dog';
import type { DogEvent } from '@huzhou/shared/dogs/event';
import type { Sighting } from '@huzhou/shared/dogs/sighting';
import type { DogChange } from '@huzhou/shared/dogs/transition';
import type { Recall, Vaccination } from '@huzhou/shared/dogs/vaccination';
import type { Visit } from '@huzhou/shared/dogs/visit';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { IdempotentCall, KeptReply } from '../platform/idempotency.ts';
import type { LimitedRoute } from '../platform/rate-limit.ts';
import type { Photo } from './photo.ts';

/** A finder's message as it is stored: what they wrote lies sealed. */
export interface StoredFinding {
  readonly findingId: string;
  readonly at: Instant;
  readonly sealed: string;
  readonly readAt?: Instant | undefined;
}

/** Everything that is stored of one dog, read at one moment. */
export interface DogFile {
  readonly dog: Dog;
  /** Oldest first. */
  readonly events: readonly DogEvent[];
  readonly photos: readonly Photo[];
  readonly findings: readonly StoredFinding[];
  /** What its keeper, and its next keeper, filled in. */
  readonly sealedForm?: string | undefined;
  readonly sealedNext?: string | undefined;
}

/** A dog that changes, or begins. What follows for chips, tags, households and certificates is worked out from it. */
export interface DogWrite {
  readonly change: DogChange;
  /** As it was read; absent for a dog that begins. */
  readonly before?: Dog;
}

/** Everything that one write does, all or nothing. */
export interface Writing {
  readonly dogs: readonly DogWrite[];
  /** The dog that a chip number is taken from by a decision, though it wears another by now. */
  readonly chipFrom?: string;
  readonly form?: { readonly dogId: string; readonly sealed: string };
  readonly next?: { readonly dogId: string; readonly sealed: string; readonly personId: string };
  readonly photos?: readonly Photo[];
  readonly sightings?: readonly { readonly before?: Sighting | undefined; readonly after: Sighting }[];
  readonly dispute?: { readonly before: Dispute; readonly after: Dispute };
  readonly visit?: { readonly before?: Visit | undefined; readonly after: Visit };
  readonly recall?: Recall;
  readonly finding?: { readonly dogId: string; readonly finding: StoredFinding };
  /** A call that is counted in the same write, in the table of dogs. */
  readonly counted?: { readonly route: LimitedRoute; readonly subject: string; readonly now: Instant };
  /** The call that it answers, and what is kept to answer it again. */
  readonly call?: { readonly call: IdempotentCall; readonly kept: unknown; readonly now: Instant };
}

/** Why a write was refused that could be tried in another way. */
export type Obstacle = 'chip-taken' | 'household-taken' | 'recalled';
export type WriteOutcome = 'done' | 'lost' | 'repeated' | 'too-many' | Obstacle;

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Where the list goes on. */
  readonly next?: string | undefined;
}

/** The store of dogs. What a command is decided on is read consistently. */
export interface DogStore {
  readonly find: (dogId: string) => Promise<Dog | undefined>;
  readonly read: (dogId: string) => Promise<DogFile | undefined>;
  readonly write: (writing: Writing) => Promise<WriteOutcome>;
  readonly recallCall: (call: IdempotentCall, now: Instant) => Promise<KeptReply | undefined>;
  readonly holderOf: (number: string) => Promise<ChipHolder | undefined>;
  readonly disputesOf: (number: string) => Promise<readonly Dispute[]>;
  /** The dog that a number that exists once leads to. */
  readonly dogOfTag: (code: string) => Promise<Dog | undefined>;
  readonly dogOfCertificate: (number: string) => Promise<Dog | undefined>;
  readonly dogOfTransfer: (code: string) => Promise<Dog | undefined>;
  readonly findSighting: (sightingId: string) => Promise<Sighting | undefined>;
  readonly sightingOfChip: (number: string) => Promise<Sighting | undefined>;
  readonly findVisit: (visitId: string) => Promise<Visit | undefined>;
  readonly findRecall: (vaccineCode: string, batch: string) => Promise<Recall | undefined>;
  /** The events after `afterSeq` up to `toSeq`. */
  readonly eventsBetween: (dogId: string, afterSeq: number, toSeq: number) => Promise<readonly DogEvent[]>;
  readonly photosOf: (subjectId: string) => Promise<readonly Photo[]>;
}

export interface Treatment {
  readonly subjectId: string;
  readonly vaccination: Vaccination;
}

/** A row whose instant to be looked at has come. */
export type Overdue =
  | { readonly kind: 'dog'; readonly dog: Dog }
  | { readonly kind: 'sighting'; readonly sighting: Sighting }
  | { readonly kind: 'photo'; readonly photo: Photo }
  | { readonly kind: 'recall'; readonly recall: Recall };

export interface Lookout {
  /** Rows of one shard, page by page, longest overdue first. */
  readonly overdue: (shard: number, now: Instant) => AsyncIterable<readonly Overdue[]>;
  /** Looked at, and nothing to do: it is to be looked at again when there may be. */
  readonly relook: (dog: Dog, now: Instant) => Promise<void>;
}

/** The injections of one batch, wherever they were given. */
export interface Batches {
  readonly subjectsOf: (vaccineCode: string, batch: string) => AsyncIterable<readonly string[]>;
  /** All of them are invalidated: the recall is done. */
  readonly finish: (recall: Recall, dogs: number) => Promise<void>;
}

/** Lists, from indexes that lag behind by moments. */
export interface DogLists {
  readonly keptBy: (personId: string) => Promise<readonly Dog[]>;
  /** Dogs on their way to a person. */
  readonly comingTo: (personId: string) => Promise<readonly Dog[]>;
  readonly applications: (districtCode: string, after: string | undefined, most: number) => Promise<Page<Dog>>;
  readonly lost: (after: string | undefined, most: number) => Promise<Page<Dog>>;
  readonly disputes: (districtCode: string, after: string | undefined, most: number) => Promise<Page<Dispute>>;
  readonly sightings: (districtCode: string, after: string | undefined, most: number) => Promise<Page<Sighting>>;
  readonly visits: (districtCode: string, after: string | undefined, most: number) => Promise<Page<Visit>>;
  readonly recalls: () => Promise<readonly Recall[]>;
  readonly treatments: (clinicId: string, after: string | undefined, most: number) => Promise<Page<Treatment>>;
}
