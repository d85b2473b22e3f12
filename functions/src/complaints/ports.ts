import type { Change } from '@huzhou/shared/complaints/change';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import type { ComplaintState } from '@huzhou/shared/complaints/lifecycle';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import type { Directory as CityDirectory } from '../directory/directory-repository.ts';
import type { PhotoFiles } from '../photos/photo-store.ts';
import type { UploadStore } from '../photos/upload-store.ts';
import type { IdempotentCall, KeptReply } from '../platform/idempotency.ts';
import type { LimitedRoute } from '../platform/rate-limit.ts';
import type { ClockTick, Errand } from './chain-messages.ts';
import type { DogVisit } from './dog-visit.ts';
import type { Follower } from './follower.ts';
import type { PushRequest } from './intake/push-request.ts';
import type { Photo } from './photo.ts';

/** Everything that is stored of one case, read at one moment. */
export interface CaseFile {
  readonly complaint: Complaint;
  /** Oldest first. */
  readonly events: readonly ComplaintEvent[];
  readonly photos: readonly Photo[];
  readonly followers?: readonly Follower[];
  /** The reporter's telephone number, sealed. */
  readonly sealedPhone?: string | undefined;
}

/** What has happened to a case since, and who follows it. */
export interface Story {
  readonly events: readonly ComplaintEvent[];
  readonly followers: readonly Follower[];
}

/** What came of a write: done; refused because the case moved on in between; or done before under the same key. */
export type WriteOutcome = 'done' | 'lost' | 'repeated';

/** Another case that changes, or begins, in the same write. */
export interface CaseBeside {
  readonly change: Change;
  /** As it was read, and the states that it must still be in; absent for a case that begins. */
  readonly moved?: { readonly before: Complaint; readonly states: readonly ComplaintState[] };
}

/** What is written together with a case, all or nothing. */
export interface Beside {
  readonly cases: readonly CaseBeside[];
  readonly followers: readonly Follower[];
}

interface Writing {
  /** The case as it was read: its version must still stand, and its state be one of the table's. */
  readonly before: Complaint;
  readonly states: readonly ComplaintState[];
  readonly photos?: readonly Photo[];
  readonly beside?: Beside;
  readonly call?: IdempotentCall;
}

interface Submitting {
  readonly change: Change;
  readonly photos: readonly Photo[];
  readonly sealedPhone?: string | undefined;
  readonly call: IdempotentCall;
  /** The route whose calls are counted in the same write, and for whom. */
  readonly counted?: { readonly route: LimitedRoute; readonly subject: string };
}

/** The case store. All reads are consistent: a command is decided on what is, not on what was. */
export interface ComplaintStore {
  readonly find: (complaintId: string) => Promise<Complaint | undefined>;
  readonly read: (complaintId: string) => Promise<CaseFile | undefined>;
  /** The events after `afterSeq` up to `toSeq`. */
  readonly eventsBetween: (complaintId: string, afterSeq: number, toSeq: number) => Promise<readonly ComplaintEvent[]>;
  /** The same, with everybody who follows the case now. */
  readonly storyBetween: (complaintId: string, afterSeq: number, toSeq: number) => Promise<Story>;
  readonly recall: (call: IdempotentCall, now: Instant) => Promise<KeptReply | undefined>;
  /** `too-many`: the caller's rate is used up, and nothing was written. */
  readonly submit: (submitting: Submitting) => Promise<WriteOutcome | 'too-many'>;
  readonly apply: (change: Change, writing: Writing) => Promise<WriteOutcome>;
  /** Remembers a call whose effect lies elsewhere. */
  readonly remember: (call: IdempotentCall, now: Instant) => Promise<Exclude<WriteOutcome, 'lost'>>;
}

/** Rows of an index in the order of their sort key, beginning after `after`; `sort` finds the way on. */
export interface ListedCase {
  readonly sort: string;
  readonly complaint: Complaint;
}

export interface ComplaintLists {
  /** Newest first. */
  readonly reportedBy: (personId: string, after: string | undefined, most: number) => Promise<readonly ListedCase[]>;
  /** What a person follows, whatever has become of it, the latest first. */
  readonly followedBy: (personId: string, after: string | undefined, most: number) => Promise<readonly ListedCase[]>;
  /** Nearest deadline first. */
  readonly queueOf: (unitId: string, after: string | undefined, most: number) => Promise<readonly ListedCase[]>;
  /** Open cases of a district, nearest deadline first; of one town only, where given. */
  readonly openIn: (
    area: { readonly districtCode: string; readonly townCode?: string },
    after: string | undefined,
    most: number,
  ) => Promise<readonly ListedCase[]>;
  /** Those of them for which a team asks for more time. */
  readonly requestedIn: ComplaintLists['openIn'];
}

/** What is wanted of the directory. */
export type Directory = Pick<CityDirectory, 'findUnit' | 'unitsAround' | 'staffOfUnit' | 'staffAround'>;

/** Uploads that somebody wants to use, and addresses of photos that are ready. */
export type PhotoStore = Pick<UploadStore, 'findUploads'> & Pick<PhotoFiles, 'photoUrls'>;

/** Who read what of whom, and what for. Written before the reply, so that nothing is read without a trace. */
interface AuditEntry {
  readonly complaintId: string;
  readonly staffId: string;
  readonly at: Instant;
  readonly what: 'case' | 'contact';
  readonly purpose?: string;
}

export type RecordRead = (entry: AuditEntry) => Promise<void>;

/** The queues and the machine that a written case sets going. Sending twice is harmless everywhere. */
export interface Effects {
  readonly startClock: (clock: ClockTick) => Promise<void>;
  readonly askForDispatch: (errands: readonly Errand[]) => Promise<void>;
  readonly notify: (notices: readonly Notice[]) => Promise<void>;
  readonly pushResults: (requests: readonly PushRequest[]) => Promise<void>;
  readonly visitDogs: (visits: readonly DogVisit[]) => Promise<void>;
  readonly cleanPhotos: (photos: readonly Pick<Photo, 'complaintId' | 'photoId' | 'personId'>[]) => Promise<void>;
}
