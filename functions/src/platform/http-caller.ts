import type { Route } from '@huzhou/shared/contract/route';
import { Caller, holdsRole } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import * as z from 'zod/mini';

/** What the authorizer tells the functions about a request, as flat strings, since that is all the gateway passes on. */
export interface AuthorizerClaims {
  readonly personId?: string;
  /** JSON of the staff member. */
  readonly staff?: string;
  /** Why there is no caller: no valid session, or it could not be found out. */
  readonly problem?: 'unauthenticated' | 'unavailable';
}

const Claims = z.object({ personId: z.string().check(z.minLength(1)), staff: z.optional(z.string()) });

const parseStaff = (json: string | undefined): unknown => {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
};

/**
 * The verified caller. Whatever is not exactly what the authorizer writes — no authorizer at all included — is nobody.
 */
export const readCaller = (claims: unknown): Result<Caller, Failure> => {
  if (typeof claims === 'object' && claims !== null && 'problem' in claims && claims.problem === 'unavailable')
    return err({ kind: 'unavailable', retryAfterSeconds: 2 });
  const parsed = z.safeParse(Claims, claims);
  if (!parsed.success) return err(failure('unauthenticated'));
  const { personId, staff } = parsed.data;
  const caller = z.safeParse(Caller, { personId, ...(staff === undefined ? {} : { staff: parseStaff(staff) }) });
  return caller.success ? ok(caller.data) : err(failure('unauthenticated'));
};

/** A call of a system outside, as it came: all that its signature can be over. */
export interface SignedCall {
  readonly route: Route;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly pathParameters: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  readonly sourceIp: string;
}

/** Tells which system outside is calling, of those that may. What a source is, the platform does not know. */
export interface SourceGate<Source> {
  readonly verify: (call: SignedCall) => Promise<Result<Source, Failure>>;
}

/** The caller of a route, if the route lets them in; undefined for routes that are open to all. */
export const authorise = (route: Route, claims: unknown): Result<Caller | undefined, Failure> => {
  if (route.auth === 'public') return ok(undefined);
  // Sources have no session: whoever came here is not one.
  if (route.auth === 'source') return err(failure('unauthenticated'));
  const caller = readCaller(claims);
  if (!caller.ok || route.auth === 'signed-in' || holdsRole(caller.value, route.auth)) return caller;
  return err(failure('forbidden'));
};
