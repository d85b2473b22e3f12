import { defineRoute } from '@huzhou/shared/contract/route';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { createCall } from './client.ts';
import { type ApiFailure, offline } from './failure.ts';
import type { HttpReply, HttpRequest } from './transport.ts';

const read = defineRoute({
  id: 'things.get',
  method: 'GET',
  path: '/v1/things/{thingId}',
  auth: 'signed-in',
  summary: 'a thing',
  idempotent: false,
  input: {
    path: z.object({ thingId: z.string() }),
    query: z.object({ view: z.optional(z.string()), cursor: z.optional(z.string()) }),
  },
  status: 200,
  output: z.object({ name: z.string() }),
  failures: [],
});
const write = defineRoute({
  ...read,
  id: 'things.make',
  method: 'POST',
  path: '/v1/things',
  idempotent: true,
  input: { body: z.object({ name: z.string() }) },
});
const once = defineRoute({ ...write, id: 'things.once', idempotent: false });
const open = defineRoute({ ...read, id: 'things.open', path: '/v1/open', auth: 'public', input: {} });

const reply = (status: number, body: unknown, headers: Record<string, string> = {}): Result<HttpReply, ApiFailure> =>
  ok({ status, body, headers });
const problem = (kind: string, status: number) =>
  reply(status, { type: `urn:huzhou:problem:${kind}`, title: '不行', status, instance: 'urn:huzhou:request:1' });
const fine = reply(200, { name: '路灯', secret: 'x' });

const harness = (...replies: Result<HttpReply, ApiFailure>[]) => {
  const sent: HttpRequest[] = [];
  const slept: number[] = [];
  let tokens = 0;
  let token = 'token-0';
  const call = createCall({
    transport: async (request) => {
      sent.push(request);
      return replies[sent.length - 1] ?? err(offline);
    },
    credentials: {
      token: async () => ok(token),
      refused: () => {
        tokens += 1;
        token = `token-${tokens}`;
      },
    },
    newKey: () => `key-${sent.length}-aaaaaaaaaaaa`,
    sleep: async (milliseconds) => void slept.push(milliseconds),
  });
  return { call, sent, slept };
};

test('fills the path, leaves out what is absent, escapes the rest, and reads the reply by its schema', async () => {
  const { call, sent } = harness(fine);
  const answer = await call(read, { path: { thingId: 'a/b' }, query: { view: '我 的' } });
  expect(answer).toEqual(ok({ name: '路灯' }));
  expect(sent[0]).toEqual({
    method: 'GET',
    url: '/v1/things/a%2Fb?view=%E6%88%91%20%E7%9A%84',
    headers: { authorization: 'Bearer token-0' },
  });
});

test('a public route carries no token', async () => {
  const { call, sent } = harness(fine);
  await call(open, {});
  expect(sent[0]?.headers).toEqual({});
});

test('a reply of another shape is a failure, not a crash', async () => {
  const { call } = harness(reply(200, { name: 1 }));
  expect(await call(read, { path: { thingId: '1' }, query: {} })).toMatchObject({
    ok: false,
    failure: { kind: 'unreadable' },
  });
});

describe('retries', () => {
  test('an idempotent effect is sent again under the same key', async () => {
    const { call, sent, slept } = harness(err(offline), problem('unavailable', 503), fine);
    expect((await call(write, { body: { name: 'x' } })).ok).toBe(true);
    expect(new Set(sent.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
    expect(sent).toHaveLength(3);
    expect(slept).toEqual([400, 1_600]);
  });
  test('the key of a draft is used as it is', async () => {
    const { call, sent } = harness(fine);
    await call(write, { body: { name: 'x' } }, { idempotencyKey: 'from-the-draft-000' });
    expect(sent[0]?.headers['idempotency-key']).toBe('from-the-draft-000');
  });
  test('what may not happen twice is sent once', async () => {
    const { call, sent } = harness(err(offline), fine);
    expect(await call(once, { body: { name: 'x' } })).toEqual(err(offline));
    expect(sent).toHaveLength(1);
  });
  test('a refusal is final', async () => {
    const { call, sent } = harness(problem('invalid-input', 400), fine);
    expect(await call(write, { body: { name: 'x' } })).toMatchObject({
      ok: false,
      failure: { kind: 'invalid-input', title: '不行' },
    });
    expect(sent).toHaveLength(1);
  });
  test('it gives up after the third attempt', async () => {
    const { call, sent } = harness();
    expect(await call(read, { path: { thingId: '1' }, query: {} })).toEqual(err(offline));
    expect(sent).toHaveLength(3);
  });
});

describe('a refused token', () => {
  test('is replaced once', async () => {
    const { call, sent } = harness(problem('unauthenticated', 401), fine);
    expect((await call(once, { body: { name: 'x' } })).ok).toBe(true);
    expect(sent.map(({ headers }) => headers.authorization)).toEqual(['Bearer token-0', 'Bearer token-1']);
  });
  test('is not replaced for ever', async () => {
    const { call, sent } = harness(problem('unauthenticated', 401), problem('unauthenticated', 401), fine);
    expect(await call(write, { body: { name: 'x' } })).toMatchObject({
      ok: false,
      failure: { kind: 'unauthenticated' },
    });
    expect(sent).toHaveLength(2);
  });
});

test('the server says when to come back', async () => {
  const { call } = harness(reply(429, '<html>', { 'retry-after': '7' }));
  expect(await call(read, { path: { thingId: '1' }, query: {} })).toMatchObject({
    ok: false,
    failure: { kind: 'too-many-requests', retryAfterSeconds: 7 },
  });
});
