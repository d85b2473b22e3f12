import { setTimeout as pause } from 'node:timers/promises';
import { defineRoute, largestBodyBytes, type Route } from '@huzhou/shared/contract/route';
import type { Caller } from '@huzhou/shared/identity/caller';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { type HttpEvent, type HttpHandler, serve } from './http.ts';
import { httpEvent, lambdaContext, type TestRequest } from './testing/http-event.ts';
import { catchLog } from './testing/memory-log.ts';

const writeNote = defineRoute({
  id: 'notes.write',
  method: 'POST',
  path: '/v1/notes/{noteId}',
  auth: 'signed-in',
  summary: '',
  idempotent: true,
  input: {
    path: z.object({ noteId: z.string().check(z.regex(/^N\d+$/, '编号不正确')) }),
    body: z.strictObject({ words: z.string('请写内容').check(z.minLength(2, '至少写两个字')) }),
  },
  status: 201,
  output: z.object({ noteId: z.string(), words: z.string() }),
  failures: ['conflict'],
});
const listNotes = defineRoute({
  id: 'notes.list',
  method: 'GET',
  path: '/v1/notes',
  auth: ['supervisor', 'leader'],
  summary: '',
  idempotent: false,
  input: { query: z.object({ cursor: z.optional(z.string().check(z.maxLength(4))) }) },
  status: 200,
  output: z.object({ cursor: z.optional(z.string()), personId: z.string() }),
  failures: [],
});
const echo = defineRoute({
  id: 'notes.echo',
  method: 'GET',
  path: '/v1/echo',
  auth: 'public',
  summary: '',
  idempotent: false,
  input: {},
  status: 200,
  output: z.string(),
  failures: [],
});
const routes = { writeNote, listNotes, echo, notARoute: 3 };

const citizen: Caller = { personId: 'PERSON1' };
const staff = (role: 'handler' | 'leader'): Caller => ({
  personId: 'PERSON2',
  staff: { staffId: 's', name: '臧克勤', grants: [{ role, areaCode: '330500' }] },
});

const handler: HttpHandler = serve(routes, {
  writeNote: async ({ path, body }) =>
    ok({ noteId: path.noteId, words: body.words, secret: 'must not leave' } as { noteId: string; words: string }),
  listNotes: async ({ query }, caller) =>
    ok({ personId: caller.personId, ...(query.cursor === undefined ? {} : { cursor: query.cursor }) }),
  echo: async (_input, caller) => ok(`as it came, ${String(caller)}`),
});

const key = { 'idempotency-key': '0123456789abcdef' };
const good: TestRequest = { path: { noteId: 'N1' }, body: { words: '你好' }, headers: key, caller: citizen };
const post = (change: TestRequest = {}, over: Partial<HttpEvent> = {}) =>
  handler({ ...httpEvent(writeNote, { ...good, ...change }), ...over }, lambdaContext());
const get = (change: TestRequest = {}) =>
  handler(httpEvent(listNotes, { caller: staff('leader'), ...change }), lambdaContext());

const problemOf = (reply: { body?: string | undefined; headers?: object | undefined }) => {
  expect(reply.headers).toMatchObject({ 'content-type': 'application/problem+json; charset=utf-8' });
  return JSON.parse(reply.body ?? '');
};

let logged: ReturnType<typeof catchLog>;
beforeEach(() => {
  logged = catchLog();
});

describe('what comes through', () => {
  it('answers with the declared fields and the declared status only', async () => {
    const reply = await post();
    expect(reply.statusCode).toBe(201);
    expect(JSON.parse(reply.body ?? '')).toEqual({ noteId: 'N1', words: '你好' });
  });

  it('is not to be kept, framed or sniffed, and carries its request id', async () => {
    expect((await post()).headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/json; charset=utf-8',
      'x-request-id': 'request-1',
    });
  });

  it('sends a plain text as text, and gives public routes no caller even when there is one', async () => {
    const reply = await handler(httpEvent(echo, { caller: citizen }), lambdaContext());
    expect(reply.headers).toMatchObject({ 'content-type': 'text/plain; charset=utf-8' });
    expect(reply.body).toBe('as it came, undefined');
  });

  it('takes an empty parameter as absent', async () => {
    expect(JSON.parse((await get({ query: { cursor: '' } })).body ?? '')).toEqual({ personId: 'PERSON2' });
    expect(JSON.parse((await get({ query: { cursor: 'abc' } })).body ?? '')).toMatchObject({ cursor: 'abc' });
  });

  it('reads a base64 body', async () => {
    const body = Buffer.from('{"words":"你好"}').toString('base64');
    expect((await post({}, { body, isBase64Encoded: true })).statusCode).toBe(201);
  });

  it('takes a charset behind the content type', async () => {
    const headers = { ...key, 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await post({ headers })).statusCode).toBe(201);
  });

  it('logs one line per request, with route and status', async () => {
    await post();
    expect(logged.events()).toEqual([
      expect.objectContaining({ event: 'http.answered', route: 'notes.write', status: 201, requestId: 'request-1' }),
    ]);
  });
});

describe('who is let in', () => {
  const withClaims = (lambda: unknown) => {
    const event = httpEvent(writeNote, good);
    return handler({ ...event, requestContext: { ...event.requestContext, authorizer: { lambda } } }, lambdaContext());
  };

  it.each([
    ['no authorizer at all', undefined],
    ['nothing', {}],
    ['a named problem', { problem: 'unauthenticated' }],
    ['an empty person', { personId: '' }],
    ['a person that is no text', { personId: 7 }],
    ['staff that is no JSON', { personId: 'P', staff: '{' }],
    ['staff of another form', { personId: 'P', staff: '{"grants":"all"}' }],
  ])('nobody by %s: 401', async (_name, claims) => {
    const reply = await withClaims(claims);
    expect(reply.statusCode).toBe(401);
    expect(problemOf(reply)).toMatchObject({
      type: 'urn:huzhou:problem:unauthenticated',
      title: '登录已过期，请重新登录',
    });
  });

  it('says 503 when the session could not be checked', async () => {
    const reply = await withClaims({ problem: 'unavailable' });
    expect(reply.statusCode).toBe(503);
    expect(reply.headers).toMatchObject({ 'retry-after': '2' });
  });

  it('only the roles that the route names: 403', async () => {
    expect((await get({ caller: citizen })).statusCode).toBe(403);
    expect((await get({ caller: staff('handler') })).statusCode).toBe(403);
    expect((await get({ caller: staff('leader') })).statusCode).toBe(200);
  });

  it('says nothing about the input to those who are not let in', async () => {
    expect((await post({ body: '{', caller: undefined as never })).statusCode).toBe(401);
  });
});

describe('bad input', () => {
  const big = JSON.stringify({ words: '字'.repeat(largestBodyBytes / 3) });
  it.each<[string, number, TestRequest, Partial<HttpEvent>]>([
    ['another content type', 415, { headers: { ...key, 'content-type': 'text/plain' } }, {}],
    ['no content type', 415, {}, { headers: key }],
    ['a body too large', 413, { body: big }, {}],
    ['a base64 body too large', 413, {}, { body: Buffer.from(big).toString('base64'), isBase64Encoded: true }],
    ['broken JSON', 400, { body: '{"words":' }, {}],
    ['no body', 400, { body: '' }, {}],
    ['half a character', 400, { body: '{"words":"\\ud83d 好"}' }, {}],
    ['half a character in a name', 400, { body: '{"words":"你好","\\ud83d":1}' }, {}],
    ['broken UTF-8', 400, {}, { body: Buffer.from([0x22, 0xff, 0x22]).toString('base64'), isBase64Encoded: true }],
    ['a deep nest', 400, { body: '['.repeat(30_000) + ']'.repeat(30_000) }, {}],
  ])('%s: %i in Chinese', async (_name, status, request, over) => {
    const reply = await post(request, over);
    expect(reply.statusCode).toBe(status);
    expect(problemOf(reply).title).toMatch(/[\u4e00-\u9fff]/);
  });

  it('takes a body of exactly the largest size', async () => {
    const body = JSON.stringify({ words: '' });
    const words = 'x'.repeat(largestBodyBytes - body.length);
    expect((await post({ body: JSON.stringify({ words }) })).statusCode).toBe(201);
    expect((await post({ body: JSON.stringify({ words: `${words}x` }) })).statusCode).toBe(413);
  });

  it('names every field at fault at once, the header too', async () => {
    const reply = await post({ path: { noteId: 'X' }, body: { words: '一' }, headers: { 'idempotency-key': 'short' } });
    expect(reply.statusCode).toBe(400);
    expect(problemOf(reply).errors).toEqual([
      { field: 'noteId', message: '编号不正确' },
      { field: 'Idempotency-Key', message: '请求编号的格式不正确' },
      { field: 'words', message: '至少写两个字' },
    ]);
  });

  it('asks for a missing Idempotency-Key by its name', async () => {
    expect(problemOf(await post({ headers: {} })).errors).toEqual([
      { field: 'Idempotency-Key', message: '缺少请求编号' },
    ]);
  });

  it('never answers anything but 201, 400, 413 or 415, whatever the body', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.json(), fc.string({ unit: 'binary' })), async (body) => {
        expect([201, 400, 413, 415]).toContain((await post({ body })).statusCode);
      }),
      { numRuns: 200 },
    );
  });
});

describe('when the handler fails', () => {
  const served = (result: () => Promise<unknown>, route: Route = echo) =>
    serve({ route }, { route: result } as never)(httpEvent(route, { caller: citizen }), lambdaContext(300));

  it('tells a foreseen failure as a problem with its status and when to come back', async () => {
    const reply = await served(async () => err({ ...failure('too-many-requests'), retryAfterSeconds: 7 }));
    expect(reply.statusCode).toBe(429);
    expect(reply.headers).toMatchObject({ 'retry-after': '7' });
    expect(problemOf(reply).instance).toBe('urn:huzhou:request:request-1');
  });

  it('keeps what was thrown in the log, and out of the reply', async () => {
    const reply = await served(async () => {
      throw new Error('table complaints-x is on fire');
    });
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('fire');
    expect(reply.body).toContain('request-1');
    const [line] = logged.events().filter(({ event }) => event === 'http.failed');
    expect(line).toMatchObject({ requestId: 'request-1', route: 'notes.echo', error: { message: /fire/ } });
    expect(JSON.stringify(line)).toContain('http.test.ts');
  });

  it('takes an output that does not fit for its own mistake', async () => {
    const reply = await served(async () => ok({ phone: '13812345678' }));
    expect(reply.statusCode).toBe(500);
    expect(logged.events()).toContainEqual(expect.objectContaining({ event: 'http.output-unfit' }));
    expect(`${logged.text()}${reply.body}`).not.toContain('13812345678');
  });

  it('answers 503 before Lambda cuts it off', async () => {
    const reply = await served(async () => {
      await pause(2_000, undefined, { ref: false });
      return ok('late');
    });
    expect(reply.statusCode).toBe(503);
  });
});

describe('the table of routes', () => {
  it('says 404 in Chinese for a route that nobody has', async () => {
    const reply = await handler({ ...httpEvent(echo), routeKey: '$default' }, lambdaContext());
    expect(reply.statusCode).toBe(404);
    expect(problemOf(reply).title).toBe('没有这个地址，请检查后重试');
  });

  it('wants a handler for every route at compile time', () => {
    // @ts-expect-error listNotes is missing
    const missing = () => serve({ listNotes, echo }, { echo: async () => ok('') });
    expect(missing).toBeTypeOf('function');
  });

  it('does not start when a limit would not be counted', async () => {
    const limited = { ...echo, limit: { per: 'address', most: 1, withinSeconds: 60 } } as const;
    expect(() => serve({ limited }, { limited: async () => ok('') })).toThrow('notes.echo has a rate limit');
    const elsewhere = serve({ limited }, { limited: async () => ok('') }, { countedElsewhere: ['notes.echo'] });
    expect((await elsewhere(httpEvent(limited), lambdaContext())).statusCode).toBe(200);
  });

  it('counts a call once it is fit to be served, and answers 429 for one too many', async () => {
    const limited = { ...writeNote, limit: { per: 'caller', most: 1, withinSeconds: 60 } } as const;
    const counted: unknown[] = [];
    const limiter = {
      count: async (_route: unknown, subject: unknown) => {
        counted.push(subject);
        return counted.length > 1 ? { ...failure('too-many-requests'), retryAfterSeconds: 9 } : undefined;
      },
    };
    const served = serve({ limited }, { limited: async () => ok({ noteId: 'N1', words: '好' }) }, { limiter });
    const call = (change: TestRequest) => served(httpEvent(limited, { ...good, ...change }), lambdaContext());
    expect((await call({ body: '{' })).statusCode).toBe(400);
    expect((await call({})).statusCode).toBe(201);
    expect((await call({})).statusCode).toBe(429);
    expect(counted).toEqual([
      { personId: 'PERSON1', address: '203.0.113.7' },
      { personId: 'PERSON1', address: '203.0.113.7' },
    ]);
  });
});
