import type * as z from 'zod/mini';
import type { Role } from '../directory/role.ts';
import type { FailureKind } from '../kernel/failure.ts';

/**
 * Who may call a route: anyone, anyone signed in, a system outside that signs its calls (which the function itself
 * verifies, no session being involved), or staff with one of the roles.
 */
export type RouteAuth = 'public' | 'signed-in' | 'source' | readonly [Role, ...Role[]];

/** How often a route may be called, counted per caller or, where nobody is signed in yet, per address. */
export interface RateLimit {
  readonly per: 'caller' | 'address';
  readonly most: number;
  readonly withinSeconds: number;
}

export type Schema = z.core.$ZodType;

/** The parts of a request that carry input; each is parsed by its schema before the handler sees it. */
export interface RouteInput {
  readonly path?: Schema;
  readonly query?: Schema;
  readonly body?: Schema;
}

/**
 * One operation of the API as a plain value. The gateway's routes and authorizers, the handler's type, parsing
 * in and out, the typed client, the OpenAPI document, the fuzz tests and the authorisation matrix derive from it.
 */
export interface Route {
  /** `capability.verb` */
  readonly id: `${string}.${string}`;
  readonly method: 'GET' | 'POST';
  /** With `{names}` for path parameters, as API Gateway writes them. */
  readonly path: `/${string}`;
  readonly auth: RouteAuth;
  readonly summary: string;
  /** Takes an `Idempotency-Key`: the same key and body answer the same, and act once. */
  readonly idempotent: boolean;
  readonly input: RouteInput;
  readonly status: 200 | 201 | 202;
  readonly output: Schema;
  /** Failures of this route beyond those that every route shares (see `commonFailures`). */
  readonly failures: readonly FailureKind[];
  readonly limit?: RateLimit;
  /** Spoken by another standard's rules: the function parses and answers itself, in that standard's forms and errors. */
  readonly dialect?: 'open311';
}

export const defineRoute = <const R extends Route>(route: R): R => route;

/** Tells the routes of a module from whatever else it exports. */
export const isRoute = (value: unknown): value is Route =>
  typeof value === 'object' && value !== null && 'path' in value && 'output' in value;

/** What any route may answer besides its own failures. Open311 knows no status but 400, 403 and 404. */
export const commonFailures = (route: Route): readonly FailureKind[] => [
  ...new Set<FailureKind>(
    route.dialect === 'open311'
      ? ['invalid-input', ...route.failures]
      : [
          'invalid-input',
          'unexpected',
          'unavailable',
          ...(route.input.body === undefined ? [] : (['too-large', 'unsupported-type'] as const)),
          ...(route.auth === 'public' ? [] : (['unauthenticated', 'forbidden'] as const)),
          ...(route.idempotent ? (['idempotency-mismatch'] as const) : []),
          // Of a source, every call counts against its own rate.
          ...(route.limit === undefined && route.auth !== 'source' ? [] : (['too-many-requests'] as const)),
          ...route.failures,
        ],
  ),
];

/** `Idempotency-Key`: chosen by the client, once per intended effect; a UUID does well. */
export const idempotencyKeyPattern = /^[A-Za-z0-9_-]{16,64}$/;

/** The largest body that a route reads, in bytes. Photos do not pass through the API. */
export const largestBodyBytes = 64 * 1024;

type Parsed<S> = S extends Schema ? z.infer<S> : undefined;
type Unparsed<S> = S extends Schema ? z.input<S> : undefined;

/** What a handler receives: every part parsed, and the key under which the effect may happen once. */
export interface RouteRequest<R extends Route> {
  readonly path: Parsed<R['input']['path']>;
  readonly query: Parsed<R['input']['query']>;
  readonly body: Parsed<R['input']['body']>;
  readonly idempotencyKey: R['idempotent'] extends true ? string : undefined;
}

export type RouteOutput<R extends Route> = z.input<R['output']>;
export type RouteReply<R extends Route> = z.infer<R['output']>;

/** What a client sends: only the parts that the route declares. */
export type RouteCall<R extends Route> = {
  readonly [Part in keyof R['input'] as R['input'][Part] extends Schema ? Part : never]: Unparsed<R['input'][Part]>;
};
