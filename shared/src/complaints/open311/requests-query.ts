import { err, ok, type Result } from '../../kernel/result.ts';
import { epochMilliseconds, type Instant, plusMilliseconds, secondsIn } from '../../kernel/time.ts';
import { findCategory } from '../category.ts';
import { checkJurisdiction } from './new-request.ts';
import { type ParameterReader, type Parameters, parseCount, readerOf } from './parameters.ts';
import { badRequest, notFound, type Refusal, refuse } from './refusal.ts';
import { longestSpanDays, mostRequests, type RequestStatus, requestStatuses } from './standard.ts';
import { type NamedMoment, parseW3cDate } from './w3c-date.ts';

/** Both ends belong to it. */
export interface Span {
  readonly from: Instant;
  readonly to: Instant;
}

export type RequestsQuery =
  | { readonly kind: 'named'; readonly ids: readonly string[] }
  | {
      readonly kind: 'span';
      readonly span: Span;
      /** Empty: all. */
      readonly categoryCodes: readonly string[];
      readonly statuses: readonly RequestStatus[];
      /** From 1. */
      readonly page: number;
      readonly pageSize: number;
    };

/** How deep one may leaf; further back lies an earlier `end_date`. */
export const deepestRow = 5_000;

const spanMilliseconds = longestSpanDays * secondsIn.day * 1000;

const parseDate = (text: string): Result<NamedMoment, string> => {
  const moment = parseW3cDate(text);
  return moment === undefined ? err('请给带时区的 W3C 时间，例如 2026-11-23T00:00:00Z') : ok(moment);
};

const earlier = (one: Instant, other: Instant): Instant => (one < other ? one : other);

/**
 * The span that is asked for. With one end given, the other lies 90 days away (or now); with none, it is `usual` long
 * until now. Longer than 90 days is refused, as the standard says, and not silently cut.
 */
export const readSpan = (reader: ParameterReader, now: Instant, usualMilliseconds: number): Span | undefined => {
  const before = reader.errors.length;
  const start = reader.read('start_date', parseDate)?.start;
  const named = reader.read('end_date', parseDate);
  if (reader.errors.length > before) return undefined;
  // A span whose start alone is given, and lies ahead, is empty.
  const end = named?.start ?? (start === undefined ? now : earlier(now, plusMilliseconds(start, spanMilliseconds)));
  const from = start ?? plusMilliseconds(end, -(named === undefined ? usualMilliseconds : spanMilliseconds));
  const length = epochMilliseconds(end) - epochMilliseconds(from);
  if (named !== undefined && length < 0) reader.errors.push(badRequest('start_date 不能晚于 end_date'));
  else if (length > spanMilliseconds)
    reader.errors.push(badRequest(`start_date 到 end_date 不能超过 ${longestSpanDays} 天`));
  else return { from, to: named?.end ?? end };
  return undefined;
};

const readStatuses = ({ errors, list }: ParameterReader): readonly RequestStatus[] => {
  const given = list('status');
  const known = requestStatuses.filter((status) => given.includes(status));
  if (known.length < given.length) errors.push(badRequest('status：只有 open 和 closed'));
  return known;
};

const readServiceCodes = ({ errors, list }: ParameterReader): readonly string[] => {
  const codes = list('service_code');
  const unknown = codes.filter((code) => findCategory(code) === undefined);
  if (unknown.length > 0) errors.push(notFound(`service_code：没有 ${unknown.join(',').slice(0, 80)}`));
  return codes;
};

/** The ids that override everything else; undefined where none are named. */
export const readIds = ({ errors, list }: ParameterReader): readonly string[] | undefined => {
  const ids = list('service_request_id');
  if (ids.length > mostRequests) errors.push(badRequest(`service_request_id：一次最多 ${mostRequests} 个`));
  return ids.length === 0 ? undefined : ids;
};

export const readRequestsQuery = (parameters: Parameters, now: Instant): Result<RequestsQuery, Refusal> => {
  const reader = readerOf(parameters);
  const { errors } = reader;
  checkJurisdiction(reader);
  const ids = readIds(reader);
  if (ids !== undefined) return errors.length > 0 ? err(refuse(...errors)) : ok({ kind: 'named', ids });
  const span = readSpan(reader, now, spanMilliseconds);
  const categoryCodes = readServiceCodes(reader);
  const statuses = readStatuses(reader);
  const page = reader.read('page', parseCount(deepestRow)) ?? 1;
  const pageSize = reader.read('page_size', parseCount(mostRequests)) ?? mostRequests;
  if (page * pageSize > deepestRow)
    errors.push(badRequest(`page：最多翻到第 ${deepestRow} 件，更早的请用 end_date 查询`));
  if (errors.length > 0 || span === undefined) return err(refuse(...errors));
  return ok({ kind: 'span', span, categoryCodes, statuses, page, pageSize });
};

/** Without dates, updates are those of the last day: who polls asks for what came since. */
const usualUpdatesMilliseconds = secondsIn.day * 1000;

export type UpdatesQuery =
  | { readonly kind: 'named'; readonly ids: readonly string[]; readonly span?: Span }
  | { readonly kind: 'span'; readonly span: Span };

/** Of how many requests updates can be asked for by id at once: each is read whole. */
export const mostUpdatedIds = 50;

export const readUpdatesQuery = (parameters: Parameters, now: Instant): Result<UpdatesQuery, Refusal> => {
  const reader = readerOf(parameters);
  const { errors } = reader;
  checkJurisdiction(reader);
  const ids = readIds(reader);
  if (ids !== undefined && ids.length > mostUpdatedIds)
    errors.push(badRequest(`service_request_id：一次最多 ${mostUpdatedIds} 个`));
  const isDated = reader.has('start_date') || reader.has('end_date');
  const span = ids !== undefined && !isDated ? undefined : readSpan(reader, now, usualUpdatesMilliseconds);
  if (errors.length > 0) return err(refuse(...errors));
  if (ids !== undefined) return ok(span === undefined ? { kind: 'named', ids } : { kind: 'named', ids, span });
  return span === undefined ? err(refuse(badRequest('start_date'))) : ok({ kind: 'span', span });
};
