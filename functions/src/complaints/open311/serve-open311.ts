import { performance } from 'node:perf_hooks';
import {
  badRequest,
  ErrorList,
  notFound,
  type Refusal,
  refuse,
  tooManyCalls,
  unavailable,
  unexpected,
} from '@huzhou/shared/complaints/open311/refusal';
import type { Format } from '@huzhou/shared/complaints/open311/standard';
import type { Route } from '@huzhou/shared/contract/route';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import { type Reply, safeHeaders } from '../../platform/http-reply.ts';
import { log, withLogFields } from '../../platform/log.ts';
import type { RateLimiter } from '../../platform/rate-limit.ts';
import { type Answer, answerOf } from './answer.ts';
import type { Open311Call, Operation } from './ports.ts';
import { type Open311Event, originOf, readForm, readIdempotencyKey, readQuery } from './read-call.ts';
import { render } from './render.ts';

/** What an address means: the operation, the format that it names, the id before the format. */
export interface Target {
  readonly operation: Operation;
  readonly format: Format;
  readonly item?: string;
}

export interface Endpoint {
  readonly route: Route;
  /** A refusal for an address that names no format or no resource. */
  readonly target: (event: Open311Event) => Result<Target, Refusal>;
}

export type Open311Handler = (event: Open311Event, context: Context) => Promise<Reply>;

const answerBeforeEndMilliseconds = 250;

/** Lambda answers 6 MB at most, as JSON within JSON; what is larger would end in an error that no client of ours can read. */
const mostAnswerBytes = 4_500_000;
const tooLong = refuse(badRequest('结果太大，请用 page_size 或更短的时间分几次查询'));

const readCall = (event: Open311Event, { format, item = '' }: Target): Result<Open311Call, Refusal> => {
  const isPost = event.routeKey.startsWith('POST ');
  const query = readQuery(event);
  if (!query.ok) return query;
  const form = isPost ? readForm(event) : ok(new Map());
  if (!form.ok) return form;
  const key = isPost ? readIdempotencyKey(event) : ok(undefined);
  if (!key.ok) return key;
  return ok({
    format,
    item,
    query: query.value,
    form: form.value,
    origin: originOf(event),
    ...(key.value === undefined ? {} : { idempotencyKey: key.value }),
  });
};

const reply = (
  statusCode: number,
  answer: Answer,
  format: Format,
  requestId: string,
  retryAfterSeconds?: number,
): Reply => {
  const { contentType, body } = render(answer, format);
  const retry = retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };
  return {
    statusCode,
    headers: { ...safeHeaders, 'content-type': contentType, 'x-request-id': requestId, ...retry },
    body,
  };
};

const refusalReply = ({ status, errors, retryAfterSeconds }: Refusal, format: Format, requestId: string): Reply =>
  reply(status, answerOf('errors', ErrorList, errors.slice(0, 20)), format, requestId, retryAfterSeconds);

/**
 * The Lambda handler of the open interface. It answers in the standard's forms whatever happens, our own failures
 * included, with the statuses 200, 400, 403 and 404 and no other.
 */
export const serveOpen311 = (endpoints: readonly Endpoint[], limiter: RateLimiter): Open311Handler => {
  const byKey = new Map(endpoints.map((endpoint) => [`${endpoint.route.method} ${endpoint.route.path}`, endpoint]));

  const perform = async (event: Open311Event, route: Route, target: Target): Promise<Result<Answer, Refusal>> => {
    const { limit, id } = route;
    const address = event.requestContext.http.sourceIp;
    const tooMany = limit && (await limiter.count({ id, limit }, { address }));
    if (tooMany) return err(tooManyCalls(tooMany.retryAfterSeconds ?? 1));
    const call = readCall(event, target);
    return call.ok ? target.operation(call.value) : call;
  };

  // What the answer to a failure is written in; XML is the format that the standard requires.
  const formatOf = (event: Open311Event): Format => {
    const target = byKey.get(event.routeKey)?.target(event);
    return target?.ok ? target.value.format : 'xml';
  };

  const guarded = middy<Open311Event, Reply>({ timeoutEarlyInMillis: answerBeforeEndMilliseconds })
    .onError(({ error, event }) => {
      const isLate = error?.name === 'TimeoutError';
      log.error(isLate ? 'http.timed-out' : 'http.failed', { error });
      const { requestId } = event.requestContext;
      return refusalReply(isLate ? unavailable : unexpected(requestId), formatOf(event), requestId);
    })
    .handler(async (event: Open311Event) => {
      const { requestId } = event.requestContext;
      const endpoint = byKey.get(event.routeKey);
      if (endpoint === undefined) return refusalReply(refuse(notFound('没有这个地址')), 'xml', requestId);
      const target = endpoint.target(event);
      if (!target.ok) return refusalReply(target.failure, 'xml', requestId);
      const result = await perform(event, endpoint.route, target.value);
      const { format } = target.value;
      if (!result.ok) return refusalReply(result.failure, format, requestId);
      const answered = reply(endpoint.route.status, result.value, format, requestId);
      return Buffer.byteLength(answered.body ?? '') > mostAnswerBytes
        ? refusalReply(tooLong, format, requestId)
        : answered;
    });

  return (event, context) => {
    const route = byKey.get(event.routeKey)?.route.id ?? 'unknown';
    return withLogFields({ requestId: event.requestContext.requestId, route }, async () => {
      const startedAt = performance.now();
      const answered: Reply = await guarded(event, context);
      log.info('http.answered', {
        status: answered.statusCode,
        milliseconds: Math.round(performance.now() - startedAt),
      });
      return answered;
    });
  };
};
