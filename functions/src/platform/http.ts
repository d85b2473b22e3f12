import { performance } from 'node:perf_hooks';
import { isRoute, type Route, type RouteOutput, type RouteRequest } from '@huzhou/shared/contract/route';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import type { Result } from '@huzhou/shared/kernel/result';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { authorise } from './http-caller.ts';
import { outputReply, problemReply, type Reply } from './http-reply.ts';
import { readRequest } from './http-request.ts';
import { log, withLogFields } from './log.ts';
import type { LimitedRoute, RateLimiter } from './rate-limit.ts';

/** A use case as the gateway's world sees it: no event, no HTTP, only what was asked and by whom. */
export type Handler<R extends Route> = (
  input: RouteRequest<R>,
  caller: R['auth'] extends 'public' ? undefined : Caller,
) => Promise<Result<RouteOutput<R>, Failure>>;

/** One handler for every route of the record; a capability's whole `routes` module will do, other exports are ignored. */
export type Handlers<Routes> = {
  readonly [Name in keyof Routes as Routes[Name] extends Route ? Name : never]: Routes[Name] extends Route
    ? Handler<Routes[Name]>
    : never;
};

export interface ServeOptions {
  /** Needed as soon as a route has a `limit`. */
  readonly limiter?: RateLimiter;
  /** Routes whose handlers count calls themselves, within the transaction of the effect. */
  readonly countedElsewhere?: readonly Route['id'][];
}

/** What of the gateway's event (payload 2.0) is read. */
export type HttpEvent = Pick<
  APIGatewayProxyEventV2,
  'routeKey' | 'headers' | 'pathParameters' | 'queryStringParameters' | 'body' | 'isBase64Encoded'
> & {
  readonly requestContext: {
    readonly requestId: string;
    readonly http: { readonly sourceIp: string };
    readonly authorizer?: { readonly lambda?: unknown };
  };
};

export type HttpHandler = (event: HttpEvent, context: Context) => Promise<Reply>;

type AnyHandler = (input: unknown, caller: unknown) => Promise<Result<unknown, Failure>>;

interface Endpoint {
  readonly route: Route;
  readonly handle: AnyHandler;
  readonly limit: LimitedRoute | undefined;
}

const limitOf = (route: Route, { limiter, countedElsewhere = [] }: ServeOptions): LimitedRoute | undefined => {
  if (route.limit === undefined || countedElsewhere.includes(route.id)) return undefined;
  if (limiter === undefined) throw new Error(`${route.id} has a rate limit, but nothing counts its calls`);
  return { id: route.id, limit: route.limit };
};

const endpointsOf = (
  routes: object,
  handlers: Readonly<Record<string, unknown>>,
  options: ServeOptions,
): ReadonlyMap<string, Endpoint> =>
  new Map(
    Object.entries(routes)
      .filter((entry): entry is [string, Route] => isRoute(entry[1]))
      .map(([name, route]) => [
        `${route.method} ${route.path}`,
        { route, handle: handlers[name] as AnyHandler, limit: limitOf(route, options) },
      ]),
  );

const unknownRoute = failure('not-found', '没有这个地址，请检查后重试');

const answer = async (
  endpoint: Endpoint | undefined,
  event: HttpEvent,
  limiter: RateLimiter | undefined,
): Promise<Reply> => {
  const { requestId, authorizer, http } = event.requestContext;
  if (endpoint === undefined) return problemReply(unknownRoute, requestId);
  const { route, handle, limit } = endpoint;
  const caller = authorise(route, authorizer?.lambda);
  if (!caller.ok) return problemReply(caller.failure, requestId);
  const request = readRequest(route, event);
  if (!request.ok) return problemReply(request.failure, requestId);
  const tooMany = limit && (await limiter?.count(limit, { personId: caller.value?.personId, address: http.sourceIp }));
  if (tooMany) return problemReply(tooMany, requestId);
  const result = await handle(request.value, caller.value);
  return result.ok ? outputReply(route, result.value, requestId) : problemReply(result.failure, requestId);
};

/** Leaves time to answer before Lambda ends the invocation and the gateway says something of its own. */
const answerBeforeEndMilliseconds = 250;

/**
 * The Lambda handler of a capability for the HTTP API: finds the route by the gateway's route key, lets in whom
 * the route lets in, parses, counts, calls the handler, and answers by the route's output or with problem+json.
 */
export const serve = <Routes extends object>(
  routes: Routes,
  handlers: Handlers<Routes>,
  options: ServeOptions = {},
): HttpHandler => {
  const endpoints = endpointsOf(routes, handlers as Readonly<Record<string, unknown>>, options);

  const guarded = middy<HttpEvent, Reply>({ timeoutEarlyInMillis: answerBeforeEndMilliseconds })
    .onError((request) => {
      const late = request.error?.name === 'TimeoutError';
      log.error(late ? 'http.timed-out' : 'http.failed', { error: request.error });
      return problemReply(failure(late ? 'unavailable' : 'unexpected'), request.event.requestContext.requestId);
    })
    .handler((event: HttpEvent) => answer(endpoints.get(event.routeKey), event, options.limiter));

  return (event, context) => {
    const endpoint = endpoints.get(event.routeKey);
    const route = endpoint?.route.id ?? 'unknown';
    return withLogFields({ requestId: event.requestContext.requestId, route }, async () => {
      const startedAt = performance.now();
      const reply: Reply = await guarded(event, context);
      log.info('http.answered', {
        status: reply.statusCode,
        milliseconds: Math.round(performance.now() - startedAt),
      });
      return reply;
    });
  };
};
