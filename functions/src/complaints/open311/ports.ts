import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import type { NewRequest } from '@huzhou/shared/complaints/open311/new-request';
import type { Parameters } from '@huzhou/shared/complaints/open311/parameters';
import type { Refusal } from '@huzhou/shared/complaints/open311/refusal';
import type { Span } from '@huzhou/shared/complaints/open311/requests-query';
import type { Format, RequestStatus } from '@huzhou/shared/complaints/open311/standard';
import type { Result } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Answer } from './answer.ts';

/** A call as the operations see it. */
export interface Open311Call {
  readonly format: Format;
  readonly query: Parameters;
  /** What was posted; empty for reads. */
  readonly form: Parameters;
  readonly idempotencyKey?: string;
  /** Where the interface was reached, without a path: `https://api.huzhou.gov.cn`. */
  readonly origin: string;
  /** The id that the address names, without the format; empty where it names none. */
  readonly item: string;
}

export type Operation = (call: Open311Call) => Promise<Result<Answer, Refusal>>;

/** Whoever a key belongs to. */
export interface Open311Client {
  readonly sourceId: string;
  readonly mostPerMinute: number;
  /** Whether it may bring a case of this kind from this area. */
  readonly mayBring: (categoryCode: string, areaCode: string) => boolean;
  /** Whether we fetch pictures from this address for it. */
  readonly mayFetch: (url: string) => boolean;
}

/** Undefined for a key that opens nothing. */
export type FindOpen311Client = (apiKey: string) => Promise<Open311Client | undefined>;

export interface CaseFilter {
  /** Empty: all. */
  readonly categoryCodes: readonly string[];
  readonly statuses: readonly RequestStatus[];
}

/** The cases as the interface reads and makes them: the real ones, or those of the test endpoint. */
export interface Open311Cases {
  readonly find: (complaintId: string) => Promise<Complaint | undefined>;
  /** Those that there are, in the order of the ids. */
  readonly findAll: (ids: readonly string[]) => Promise<readonly Complaint[]>;
  /** Listed cases that were reported in a span, newest first. Undefined when too much would have to be read for it. */
  readonly newest: (span: Span, filter: CaseFilter, most: number) => Promise<readonly Complaint[] | undefined>;
  /** All events of a case, oldest first. */
  readonly eventsOf: (complaintId: string) => Promise<readonly ComplaintEvent[]>;
  /** What the outside is told of cases that came through this interface, oldest first. */
  readonly updatesIn: (span: Span, most: number) => Promise<readonly ComplaintEvent[]>;
  /** The address of the first photo that can be shown; undefined when there is none. */
  readonly mediaUrlOf: (complaintId: string) => Promise<string | undefined>;
  /** Accepts a new request. The same request again within minutes is the same case. */
  readonly accept: (request: AcceptedRequest) => Promise<Result<Complaint, Refusal>>;
}

export interface AcceptedRequest {
  readonly request: NewRequest;
  readonly client: Open311Client;
  readonly idempotencyKey: string | undefined;
  readonly now: Instant;
}
