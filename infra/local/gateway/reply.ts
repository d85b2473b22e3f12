import type { ServerResponse } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer | string;
}

interface FunctionReply {
  readonly statusCode?: number;
  readonly headers?: Readonly<Record<string, string | number | boolean>>;
  readonly cookies?: readonly string[];
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
}

/** The gateway's own short replies, word for word. */
export function gatewayReply(status: number, message: string, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify({ message }) };
}

/** What a function returned, read as payload format 2.0 reads it: without `statusCode` the value itself is the body. */
export function replyOf(result: unknown): Reply {
  const given = result as FunctionReply | null;
  if (typeof given !== 'object' || given === null || given.statusCode === undefined) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    return { status: 200, headers: { 'content-type': 'application/json' }, body };
  }
  if (!Number.isInteger(given.statusCode)) return gatewayReply(500, 'Internal Server Error');
  const headers: Record<string, string | readonly string[]> = {};
  for (const [name, value] of Object.entries(given.headers ?? {})) headers[name.toLowerCase()] = String(value);
  if (given.cookies) headers['set-cookie'] = given.cookies;
  headers['content-type'] ??= 'text/plain;charset=UTF-8';
  const body = given.body ?? '';
  return { status: given.statusCode, headers, body: given.isBase64Encoded ? Buffer.from(body, 'base64') : body };
}

export function send(response: ServerResponse, reply: Reply, extra: Readonly<Record<string, string>> = {}): void {
  if (response.headersSent || response.destroyed) return;
  const hasBody = reply.status !== 204 && reply.status !== 304;
  const headers = Object.entries({ ...reply.headers, ...extra }).filter(([name]) => hasBody || name !== 'content-type');
  response.statusCode = reply.status;
  for (const [name, value] of headers) response.setHeader(name, typeof value === 'string' ? value : [...value]);
  if (hasBody) response.setHeader('content-length', Buffer.byteLength(reply.body));
  response.end(hasBody ? reply.body : undefined);
}
