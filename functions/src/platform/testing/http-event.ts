import type { Route } from '@huzhou/shared/contract/route';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { HttpEvent } from '../http.ts';
import type { AuthorizerClaims } from '../http-caller.ts';

export interface TestRequest {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  /** Sent as JSON; a string goes as it is. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly caller?: Caller;
  readonly sourceIp?: string;
}

/** What the authorizer passes on for a caller. */
const claimsOf = ({ personId, staff }: Caller): AuthorizerClaims => ({
  personId,
  ...(staff === undefined ? {} : { staff: JSON.stringify(staff) }),
});

/** The event (payload 2.0) with which the gateway calls a function for this request. */
export const httpEvent = (route: Pick<Route, 'method' | 'path'>, request: TestRequest = {}): HttpEvent => ({
  routeKey: `${route.method} ${route.path}`,
  headers: { ...(request.body === undefined ? {} : { 'content-type': 'application/json' }), ...request.headers },
  ...(request.path === undefined ? {} : { pathParameters: { ...request.path } }),
  ...(request.query === undefined ? {} : { queryStringParameters: { ...request.query } }),
  ...(request.body === undefined
    ? {}
    : { body: typeof request.body === 'string' ? request.body : JSON.stringify(request.body) }),
  isBase64Encoded: false,
  requestContext: {
    requestId: 'request-1',
    http: { sourceIp: request.sourceIp ?? '203.0.113.7' },
    ...(request.caller === undefined ? {} : { authorizer: { lambda: claimsOf(request.caller) } }),
  },
});

/** Stands in for Lambda's context: nothing of it is read but the time left. */
export const lambdaContext = (remainingMilliseconds = 10_000) =>
  ({ awsRequestId: 'invocation-1', getRemainingTimeInMillis: () => remainingMilliseconds }) as never;
