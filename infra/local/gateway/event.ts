import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Match } from './routes.ts';

export interface GatewayRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  /** Lower-case names; repeated headers joined by commas, as the gateway does. */
  readonly headers: Readonly<Record<string, string>>;
  readonly sourceIp: string;
  readonly body: Buffer;
}

// What the gateway passes as text; anything else, forms too, reaches the function as base64.
const TEXTUAL = /^(text\/|application\/(json|javascript|xml|[\w.+-]*\+(json|xml)))/;

export function readRequest(request: IncomingMessage, body: Buffer): GatewayRequest {
  const [path = '/', query = ''] = splitOnce(request.url ?? '/', '?');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return {
    method: request.method ?? 'GET',
    path,
    query,
    headers,
    sourceIp: request.socket.remoteAddress?.replace('::ffff:', '') ?? '127.0.0.1',
    body,
  };
}

/** What integration and authorizer events have in common (payload format 2.0). */
export function commonEvent(request: GatewayRequest, { route, pathParameters }: Match): Record<string, unknown> {
  const { cookie, ...headers } = request.headers;
  const now = new Date();
  const query = queryOf(request.query);
  return {
    version: '2.0',
    routeKey: route.key,
    rawPath: request.path,
    rawQueryString: request.query,
    ...(cookie ? { cookies: cookie.split(/;\s*/) } : {}),
    headers,
    ...(Object.keys(query).length > 0 ? { queryStringParameters: query } : {}),
    ...(Object.keys(pathParameters).length > 0 ? { pathParameters } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: 'local',
      http: {
        method: request.method,
        path: request.path,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey: route.key,
      stage: '$default',
      time: accessLogTime(now),
      timeEpoch: now.getTime(),
    },
  };
}

/** The event of an AWS_PROXY integration; `authorizerContext` is what the authorizer said about the caller. */
export function integrationEvent(
  request: GatewayRequest,
  match: Match,
  authorizerContext: Readonly<Record<string, unknown>> | undefined,
): Record<string, unknown> {
  const event = commonEvent(request, match);
  const textual = TEXTUAL.test(request.headers['content-type'] ?? 'application/json');
  return {
    ...event,
    ...(authorizerContext
      ? { requestContext: { ...(event.requestContext as object), authorizer: { lambda: authorizerContext } } }
      : {}),
    ...(request.body.length > 0 ? { body: request.body.toString(textual ? 'utf8' : 'base64') } : {}),
    isBase64Encoded: request.body.length > 0 && !textual,
  };
}

export function queryOf(rawQuery: string): Record<string, string> {
  const query: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(rawQuery)) {
    query[name] = Object.hasOwn(query, name) ? `${query[name]},${value}` : value;
  }
  return query;
}

function splitOnce(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

/** e.g. `23/Nov/2026:08:01:33 +0000`. */
function accessLogTime(date: Date): string {
  const [, day, month, year, time] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(date.toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
}
