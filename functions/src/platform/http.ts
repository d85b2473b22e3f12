import { performance } from 'node:perf_hooks';
import { isRoute, type Route, type RouteOutput, type RouteRequest } from '@huzhou/shared/contract/route';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import middy from '@middy/core';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { authorise, type SourceGate } from './http-caller.ts';
import { outputReply, problemReply, type Reply } from './http-reply.ts';
import { isTooLarge, rawBodyOf, readRequest } from './http-request.ts';
import { log, withLogFields } from './log.ts';
import type { LimitedRoute, RateLimiter } from './rate-limit.ts';

/** Whoever a route lets in: nobody in particular, a system outside, or a person. */
type CallerOf<R extends Route, Source> = R['auth'] extends 'public'
  ? undefined
  : R['auth'] extends 'source'
    ? Source
    : Caller;

/** A use case as the gateway's world sees it: no event, no HTTP, only what was asked and by whom. */
export type Handler<R extends Route, Source = never> = (
  input: RouteRequest<R>,
  caller: CallerOf<R, Source>,
) => Promise<Result<RouteOutput<R>, Failure>>;

/** One handler for every route of the record; a capability's whole `routes` module will do, other exports are ignored. */
export type Handlers<Routes, Source = never> = {
  readonly [Name in keyof Routes as Routes[Name] extends Route ? Name : never]: Routes[Name] extends Route
    ? Routes[Name]['auth'] extends 'source'
      ? Handler<Routes[Name], Source>
      : Handler<Routes[Name]>
    : never;
};

export interface ServeOptions<Source = never> {
  /** Needed as soon as a route has a `limit`. */
  readonly limiter?: RateLimiter;
  /** Routes whose handlers count calls themselves, within the transaction of the effect. */
  readonly countedElsewhere?: readonly Route['id'][];
  /** Needed as soon as a route is for sources. It counts their calls, too. */
  readonly sources?: SourceGate<Source>;
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

type Gate = SourceGate<unknown>;

interface Endpoint {
  readonly route: Route;
  readonly handle: AnyHandler;
  readonly limit: LimitedRoute | undefined;
}

interface Surroundings {
  readonly limiter?: RateLimiter;
  readonly countedElsewhere?: readonly Route['id'][];
  readonly sources?: Gate;
}

const limitOf = (route: Route, { limiter, countedElsewhere = [] }: Surroundings): LimitedRoute | undefined => {
  if (route.limit === undefined || countedElsewhere.includes(route.id)) return undefined;
  if (limiter === undefined) throw new Error(`${route.id} has a rate limit, but nothing counts its calls`);
  return { id: route.id, limit: route.limit };
};

const endpointsOf = (
  routes: object,
  handlers: Readonly<Record<string, unknown>>,
  options: Surroundings,
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

/** Whoever is calling, if the route lets them in, and the person's id where it is a person. */
const admit = async (
  route: Route,
  event: HttpEvent,
  gate: Gate | undefined,
): Promise<Result<{ readonly caller: unknown; readonly personId?: string | undefined }, Failure>> => {
  const { authorizer, http } = event.requestContext;
  if (route.auth !== 'source') {
    const caller = authorise(route, authorizer?.lambda);
    return caller.ok ? ok({ caller: caller.value, personId: caller.value?.personId }) : caller;
  }
  if (gate === undefined) throw new Error(`${route.id} is for sources, but nothing verifies them`);
  // Nobody's bytes are hashed by the megabyte before we know who they are.
  if (isTooLarge(event)) return err(failure('too-large'));
  const { headers, pathParameters = {} } = event;
  const source = await gate.verify({ route, headers, pathParameters, body: rawBodyOf(event), sourceIp: http.sourceIp });
  return source.ok ? ok({ caller: source.value }) : source;
};

const answer = async (
  endpoint: Endpoint | undefined,
  event: HttpEvent,
  { limiter, sources }: Surroundings,
): Promise<Reply> => {
  const { requestId, http } = event.requestContext;
  if (endpoint === undefined) return problemReply(unknownRoute, requestId);
  const { route, handle, limit } = endpoint;
  const admitted = await admit(route, event, sources);
  if (!admitted.ok) return problemReply(admitted.failure, requestId);
  const { caller, personId } = admitted.value;
  const request = readRequest(route, event);
  if (!request.ok) return problemReply(request.failure, requestId);
  const tooMany = limit && (await limiter?.count(limit, { personId, address: http.sourceIp }));
  if (tooMany) return problemReply(tooMany, requestId);
  const result = await handle(request.value, caller);
  return result.ok ? outputReply(route, result.value, requestId) : problemReply(result.failure, requestId);
};

/** Leaves time to answer before Lambda ends the invocation and the gateway says something of its own. */
const answerBeforeEndMilliseconds = 250;

/**
 * The Lambda handler of a capability for the HTTP API: finds the route by the gateway's route key, lets in whom
 * the route lets in, parses, counts, calls the handler, and answers by the route's output or with problem+json.
 */
export const serve = <Routes extends object, Source = never>(
  routes: Routes,
  handlers: Handlers<Routes, Source>,
  options: ServeOptions<Source> = {},
): HttpHandler => {
  const endpoints = endpointsOf(routes, handlers as Readonly<Record<string, unknown>>, options);

  const guarded = middy<HttpEvent, Reply>({ timeoutEarlyInMillis: answerBeforeEndMilliseconds })
    .onError((request) => {
      const late = request.error?.name === 'TimeoutError';
      log.error(late ? 'http.timed-out' : 'http.failed', { error: request.error });
      return problemReply(failure(late ? 'unavailable' : 'unexpected'), request.event.requestContext.requestId);
    })
    .handler((event: HttpEvent) => answer(endpoints.get(event.routeKey), event, options));

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
