import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import * as z from 'zod/mini';
import { failureOfErrcode, type WeChatFailure } from './failure.ts';

export type Fetch = (url: URL, init: RequestInit) => Promise<Response>;

export interface WeChatCall {
  readonly path: `/${string}`;
  readonly query: Readonly<Record<string, string>>;
  /** Sent as JSON by POST; without it the call is a GET. */
  readonly body?: unknown;
}

/** WeChat says failure in the body, with HTTP 200; `errcode` is absent or 0 when all is well. */
const Envelope = z.object({ errcode: z.optional(z.int()) });

/** Errors of undici and of the sockets below it that come before a byte of the request has left. */
const beforeSending: ReadonlySet<string> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

const codesOf = (error: unknown): readonly string[] => {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error && typeof error.code === 'string' ? [error.code] : [];
  const inner = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
  return [...own, ...inner, ...codesOf(error.cause)];
};

const failureOfNetwork = (error: unknown): WeChatFailure => ({
  kind: codesOf(error).some((code) => beforeSending.has(code)) ? 'unreachable' : 'unanswered',
});

const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/**
 * One request, one reply parsed by its schema. Never tries twice: who calls knows whether that would be harmless.
 * The content type of the reply is not looked at, because `jscode2session` answers JSON as text/plain.
 */
export const callWeChat = async <Reply>(
  { origin, fetch, timeoutMilliseconds }: { origin: string; fetch: Fetch; timeoutMilliseconds: number },
  { path, query, body }: WeChatCall,
  schema: z.ZodMiniType<Reply>,
): Promise<Result<Reply, WeChatFailure>> => {
  // The origin may itself have a path, so `path` is appended to it, not resolved against it.
  const url = new URL(`${origin.replace(/\/$/, '')}${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  const init: RequestInit = {
    signal: AbortSignal.timeout(timeoutMilliseconds),
    redirect: 'error',
    ...(body === undefined
      ? { method: 'GET' }
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  };
  let json: unknown;
  try {
    const response = await fetch(url, init);
    json = parseJson(await response.text());
    if (!response.ok) return err({ kind: 'unanswered' });
  } catch (error) {
    return err(failureOfNetwork(error));
  }
  const envelope = Envelope.safeParse(json);
  if (!envelope.success) return err({ kind: 'unanswered' });
  const { errcode } = envelope.data;
  if (errcode !== undefined && errcode !== 0) return err(failureOfErrcode(errcode));
  const reply = schema.safeParse(json);
  return reply.success ? ok(reply.data) : err({ kind: 'unanswered' });
};
