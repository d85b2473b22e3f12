import type { Route, RouteCall, RouteReply } from '@huzhou/shared/contract/route';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import * as z from 'zod/mini';
import { type ApiFailure, readProblem, unreadable } from './failure.ts';
import type { HttpRequest, Transport } from './transport.ts';

/** Who the caller is, as the client needs it. */
export interface Credentials {
  /** A token that is good for a while yet; signs in when there is none. */
  readonly token: () => Promise<Result<string, ApiFailure>>;
  /** The server refused this token: the next `token()` must bring another. */
  readonly refused: (token: string) => void;
}

export interface ClientDeps {
  readonly transport: Transport;
  readonly credentials: Credentials;
  readonly newKey: () => string;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export interface CallOptions {
  /** For an effect that outlives this page (a draft); made up for this call otherwise. */
  readonly idempotencyKey?: string;
}

export type Call = <R extends Route>(
  route: R,
  input: RouteCall<R>,
  options?: CallOptions,
) => Promise<Result<RouteReply<R>, ApiFailure>>;

interface AnyInput {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly body?: unknown;
}

/** Waits before the second and the third attempt, in milliseconds. */
const pauses = [400, 1_600] as const;

const addressOf = (route: Route, { path = {}, query = {} }: AnyInput): string => {
  const filled = route.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const parameters = Object.entries(query)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return parameters.length === 0 ? filled : `${filled}?${parameters.join('&')}`;
};

/** Whether sending the same again may help, and can do no harm. */
const mayRepeat = (route: Route, failure: ApiFailure): boolean =>
  (route.method === 'GET' || route.idempotent) &&
  ['offline', 'timeout', 'unexpected', 'unavailable'].includes(failure.kind);

/** A function that calls any route of the contract: typed by it, retried where that is safe, read by its schema. */
export const createCall = ({ transport, credentials, newKey, sleep }: ClientDeps): Call => {
  const once = async (route: Route, request: HttpRequest): Promise<Result<unknown, ApiFailure>> => {
    const token = route.auth === 'public' ? ok(undefined) : await credentials.token();
    if (!token.ok) return token;
    const headers =
      token.value === undefined ? request.headers : { ...request.headers, authorization: `Bearer ${token.value}` };
    const sent = await transport({ ...request, headers });
    if (!sent.ok) return sent;
    const { status, headers: replyHeaders, body } = sent.value;
    if (status >= 200 && status < 300) return ok(body);
    if (status === 401 && token.value !== undefined) credentials.refused(token.value);
    return err(readProblem(status, body, replyHeaders['retry-after']));
  };

  return async (route, input, options = {}) => {
    const { body, ...address } = input as AnyInput;
    const request: HttpRequest = {
      method: route.method,
      url: addressOf(route, address),
      headers: route.idempotent ? { 'idempotency-key': options.idempotencyKey ?? newKey() } : {},
      ...(body === undefined ? {} : { body }),
    };
    let answer = await once(route, request);
    // A token may have been revoked before its time: sign in again, once. Refused requests have had no effect.
    if (!answer.ok && answer.failure.kind === 'unauthenticated' && route.auth !== 'public')
      answer = await once(route, request);
    for (const pause of pauses) {
      if (answer.ok || !mayRepeat(route, answer.failure)) break;
      await sleep(pause);
      answer = await once(route, request);
    }
    if (!answer.ok) return answer;
    const read = z.safeParse(route.output, answer.value);
    return read.success ? ok(read.data as RouteReply<typeof route>) : err(unreadable);
  };
};
