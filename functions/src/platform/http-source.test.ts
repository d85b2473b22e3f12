import { defineRoute, largestBodyBytes } from '@huzhou/shared/contract/route';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { beforeEach, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type HttpEvent, serve } from './http.ts';
import type { SignedCall } from './http-caller.ts';
import { httpEvent, lambdaContext } from './testing/http-event.ts';
import { catchLog } from './testing/memory-log.ts';

const report = defineRoute({
  id: 'things.report',
  method: 'POST',
  path: '/v1/things/{thing}',
  auth: 'source',
  summary: '',
  idempotent: false,
  input: { path: z.object({ thing: z.string() }), body: z.strictObject({ words: z.string() }) },
  status: 201,
  output: z.object({ by: z.string(), words: z.string() }),
  failures: [],
});

let calls: SignedCall[];
beforeEach(() => {
  catchLog();
  calls = [];
});

const routes = { report };
const handler = serve<typeof routes, { readonly name: string }>(
  routes,
  { report: async ({ body }, source) => ok({ by: source.name, words: body.words }) },
  {
    sources: {
      verify: async (call) => {
        calls.push(call);
        return call.headers['x-key'] === 'right'
          ? ok({ name: '视频平台' })
          : err(failure('unauthenticated', '签名不正确'));
      },
    },
  },
);

const send = (headers: Record<string, string>, over: Partial<HttpEvent> = {}) =>
  handler(
    {
      ...httpEvent(report, {
        path: { thing: '1' },
        headers: { 'content-type': 'application/json', ...headers },
        body: '{"words":"字"}',
      }),
      ...over,
    },
    lambdaContext(),
  );

it('hands the verified source to the handler', async () => {
  const reply = await send({ 'x-key': 'right' });
  expect(reply.statusCode).toBe(201);
  expect(JSON.parse(reply.body ?? '')).toEqual({ by: '视频平台', words: '字' });
});

it('verifies over the very bytes that came, however the gateway wraps them', async () => {
  await send({ 'x-key': 'right' });
  const body = Buffer.from('{"words":"字"}').toString('base64');
  await send({ 'x-key': 'right' }, { body, isBase64Encoded: true });
  expect(calls.map(({ body: bytes }) => Buffer.from(bytes).toString())).toEqual(['{"words":"字"}', '{"words":"字"}']);
  expect(calls[0]).toMatchObject({ route: report, pathParameters: { thing: '1' }, sourceIp: '203.0.113.7' });
});

it('refuses before anything is parsed, with the reason that was found', async () => {
  const reply = await send({ 'x-key': 'wrong' }, { body: '{' });
  expect(reply.statusCode).toBe(401);
  expect(JSON.parse(reply.body ?? '')).toMatchObject({ title: '签名不正确' });
});

it('looks at nothing that is too large', async () => {
  const reply = await send({ 'x-key': 'right' }, { body: 'x'.repeat(largestBodyBytes + 1) });
  expect(reply.statusCode).toBe(413);
  expect(calls).toEqual([]);
});

it('takes no session for a signature, and answers nobody where nothing verifies', async () => {
  const event = httpEvent(report, { path: { thing: '1' }, body: '{"words":"字"}', caller: { personId: 'P1' } });
  expect((await handler(event, lambdaContext())).statusCode).toBe(401);
  const open = serve({ report }, { report: async () => ok({ by: '', words: '' }) });
  expect((await open(event, lambdaContext())).statusCode).toBe(500);
});
