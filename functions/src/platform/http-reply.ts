import { problemContentType, toProblem } from '@huzhou/shared/contract/problem';
import type { Route } from '@huzhou/shared/contract/route';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod/mini';
import { log } from './log.ts';

export type Reply = APIGatewayProxyStructuredResultV2 & { readonly statusCode: number };

/** Answers are for the caller alone, are never kept by anything between us, and are data, never a page. */
export const safeHeaders = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;

const reply = (
  statusCode: number,
  contentType: string,
  body: string,
  requestId: string,
  more: Readonly<Record<string, string>> = {},
): Reply => ({
  statusCode,
  headers: { ...safeHeaders, 'content-type': contentType, 'x-request-id': requestId, ...more },
  body,
});

export const problemReply = (problem: Failure, requestId: string): Reply => {
  const body = toProblem(problem, requestId);
  const retry = problem.retryAfterSeconds;
  return reply(
    body.status,
    problemContentType,
    JSON.stringify(body),
    requestId,
    retry === undefined ? {} : { 'retry-after': String(retry) },
  );
};

/**
 * The output as the route declares it: what the schema does not name is left out, and an output that does not fit
 * is our mistake, not the caller's. A plain text goes out as such.
 */
export const outputReply = (route: Route, output: unknown, requestId: string): Reply => {
  const parsed = z.safeParse(route.output, output);
  if (!parsed.success) {
    // Paths and codes only: the values are somebody's data.
    const issues = parsed.error.issues.map(({ code, path }) => ({ code, path: path.map(String).join('.') }));
    log.error('http.output-unfit', { issues });
    return problemReply(failure('unexpected'), requestId);
  }
  return typeof parsed.data === 'string'
    ? reply(route.status, 'text/plain; charset=utf-8', parsed.data, requestId)
    : reply(route.status, 'application/json; charset=utf-8', JSON.stringify(parsed.data), requestId);
};
