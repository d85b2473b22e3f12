import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { instantOf } from '@huzhou/shared/kernel/time';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createWeChatClient, type WeChatClient } from './wechat-client.ts';

interface Asked {
  readonly path: string;
  readonly query: Record<string, string>;
  readonly body: Record<string, unknown>;
}

type Answer = object | string | 'hang' | 'hang-up';

const openid = 'oCanaryOpenid000000000000001';
const secrets = [
  'canary-app-secret',
  'canary-token',
  'canary-session-key',
  'canary-code',
  openid,
  '13812345678',
  '满地垃圾',
];

const listen = async (answer: (asked: Asked) => Answer) => {
  const asked: Asked[] = [];
  const read = async (request: IncomingMessage): Promise<Asked> => {
    const url = new URL(`http://localhost${request.url}`);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    return {
      path: url.pathname,
      query: Object.fromEntries(url.searchParams),
      body: text === '' ? {} : JSON.parse(text),
    };
  };
  const server = createServer(async (request, response) => {
    const question = await read(request);
    asked.push(question);
    const reply = answer(question);
    if (reply === 'hang') return;
    if (reply === 'hang-up') return void response.destroy();
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.end(typeof reply === 'string' ? reply : JSON.stringify(reply));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    asked,
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
};

const message = { openid, templateId: 'template', page: 'pages/case', fields: { thing3: '已接到派单' } };
const sendPath = '/cgi-bin/message/subscribe/send';
const tokenPath = '/cgi-bin/stable_token';

describe('the client of WeChat', () => {
  let answers: Record<string, (asked: Asked) => Answer>;
  let server: Awaited<ReturnType<typeof listen>>;
  let client: WeChatClient;
  let now: number;
  let tokens: number;
  let logged: string[];

  beforeEach(async () => {
    now = Date.parse('2026-11-23T00:00:00.000Z');
    tokens = 0;
    logged = [];
    answers = {
      [tokenPath]: () => {
        tokens += 1;
        return { access_token: `canary-token-${tokens}`, expires_in: 7200 };
      },
      [sendPath]: () => ({ errcode: 0, errmsg: 'ok', msgid: 1 }),
    };
    server = await listen((asked) => answers[asked.path]?.(asked) ?? 'not here');
    client = createWeChatClient({
      origin: server.origin,
      credentials: async () => ({ appId: 'app', appSecret: 'canary-app-secret' }),
      fetch: (url, init) => fetch(url, init),
      clock: { now: () => instantOf(now) },
      log: { warn: (event, fields) => logged.push(JSON.stringify({ event, ...fields })) },
      timeoutMilliseconds: 300,
    });
  });

  afterEach(async () => {
    for (const secret of secrets) expect(logged.join()).not.toContain(secret);
    await server.close();
  });

  const callsOf = (path: string) => server.asked.filter((asked) => asked.path === path);

  test('turns a code into an openid, and drops the session key', async () => {
    answers['/sns/jscode2session'] = () => ({ openid, session_key: 'canary-session-key' });
    expect(await client.code2Session('canary-code')).toEqual({ ok: true, value: { openid } });
    expect(server.asked[0]?.query).toEqual({
      appid: 'app',
      secret: 'canary-app-secret',
      js_code: 'canary-code',
      grant_type: 'authorization_code',
    });
  });

  test.each([
    [40029, 'bad-code'],
    [40163, 'bad-code'],
    [40226, 'blocked-person'],
    [45011, 'rate-limited'],
    [40013, 'bad-credentials'],
    [-1, 'busy'],
    [99999, 'unexpected'],
  ])('names the errcode %i of a login', async (errcode, kind) => {
    answers['/sns/jscode2session'] = () => ({ errcode, errmsg: `canary-code ${openid}` });
    expect(await client.code2Session('canary-code')).toEqual({ ok: false, failure: { kind, errcode } });
    expect(logged).toHaveLength(1);
  });

  test('sends a message in the documented form', async () => {
    expect(await client.sendSubscribeMessage(message)).toEqual({ ok: true, value: undefined });
    expect(callsOf(sendPath)).toEqual([
      {
        path: sendPath,
        query: { access_token: 'canary-token-1' },
        body: {
          touser: openid,
          template_id: 'template',
          page: 'pages/case',
          data: { thing3: { value: '已接到派单' } },
          lang: 'zh_CN',
        },
      },
    ]);
  });

  test.each([
    [43101, 'refused'],
    [40037, 'unknown-template'],
    [47003, 'bad-field'],
    [40003, 'bad-openid'],
    [41030, 'bad-page'],
    [45009, 'rate-limited'],
  ])('names the errcode %i of a message, and does not try again', async (errcode, kind) => {
    answers[sendPath] = () => ({ errcode, errmsg: 'no' });
    expect(await client.sendSubscribeMessage(message)).toEqual({ ok: false, failure: { kind, errcode } });
    expect(callsOf(sendPath)).toHaveLength(1);
  });

  test('many calls at once fetch one token, and it is kept until shortly before it ends', async () => {
    await Promise.all(Array.from({ length: 20 }, () => client.sendSubscribeMessage(message)));
    now += (7200 - 301) * 1000;
    await client.sendSubscribeMessage(message);
    expect(tokens).toBe(1);
    now += 2000;
    await client.sendSubscribeMessage(message);
    expect(tokens).toBe(2);
    expect(callsOf(tokenPath)[0]?.body).toEqual({
      grant_type: 'client_credential',
      appid: 'app',
      secret: 'canary-app-secret',
      force_refresh: false,
    });
  });

  test.each([40001, 42001, 40014])('a token that WeChat calls stale (%i) is replaced once', async (errcode) => {
    answers[sendPath] = ({ query }) => (query.access_token === 'canary-token-1' ? { errcode } : { errcode: 0 });
    const results = await Promise.all([client.sendSubscribeMessage(message), client.sendSubscribeMessage(message)]);
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(tokens).toBe(2);
  });

  test('a token that stays stale fails; there is no storm', async () => {
    answers[sendPath] = () => ({ errcode: 40001 });
    expect(await client.sendSubscribeMessage(message)).toEqual({
      ok: false,
      failure: { kind: 'bad-credentials', errcode: 40001 },
    });
    expect(tokens).toBe(2);
    expect(callsOf(sendPath)).toHaveLength(2);
  });

  test('a token that is called stale by mistake is good again the second time', async () => {
    answers[tokenPath] = () => ({ access_token: 'canary-token', expires_in: 7200 });
    answers[sendPath] = () => ({ errcode: callsOf(sendPath).length === 1 ? 42001 : 0 });
    expect((await client.sendSubscribeMessage(message)).ok).toBe(true);
    expect(callsOf(sendPath)).toHaveLength(2);
  });

  test.each([
    ['no answer in time', 'hang'],
    ['a connection cut', 'hang-up'],
    ['no JSON', '<html>'],
    ['JSON of another kind', '[]'],
  ])('%s to a message leaves open whether it was sent', async (_, answer) => {
    answers[sendPath] = () => answer;
    expect(await client.sendSubscribeMessage(message)).toEqual({ ok: false, failure: { kind: 'unanswered' } });
    expect(callsOf(sendPath)).toHaveLength(1);
  });

  test('no answer to the question for a token means that no message was sent', async () => {
    answers[tokenPath] = () => 'hang-up';
    expect(await client.sendSubscribeMessage(message)).toEqual({ ok: false, failure: { kind: 'unreachable' } });
    expect(callsOf(sendPath)).toHaveLength(0);
  });

  test('where nobody listens, nothing was sent', async () => {
    const { origin } = server;
    await server.close();
    const lonely = createWeChatClient({
      origin,
      credentials: async () => ({ appId: 'app', appSecret: 'canary-app-secret' }),
      fetch: (url, init) => fetch(url, init),
      clock: { now: () => instantOf(now) },
    });
    expect(await lonely.code2Session('canary-code')).toEqual({ ok: false, failure: { kind: 'unreachable' } });
    server = await listen(() => 'hang');
  });

  test('a long text is checked in pieces, and the gravest verdict counts', async () => {
    answers['/wxa/msg_sec_check'] = ({ body }) => ({
      errcode: 0,
      result: { suggest: String(body.content).includes('尾') ? 'review' : 'pass', label: 100 },
    });
    expect(await client.checkText({ openid, text: `${'满地垃圾'.repeat(999)}尾` })).toEqual({
      ok: true,
      value: 'review',
    });
    const bodies = callsOf('/wxa/msg_sec_check').map(({ body }) => body);
    expect(bodies).toHaveLength(2);
    for (const { content, ...rest } of bodies) {
      expect(String(content).length).toBeLessThanOrEqual(2500);
      expect(rest).toEqual({ openid, version: 2, scene: 2 });
    }
  });

  test('one risky piece decides, even when another was not answered', async () => {
    answers['/wxa/msg_sec_check'] = ({ body }) =>
      String(body.content).startsWith('头') ? { errcode: 0, result: { suggest: 'risky' } } : { errcode: -1 };
    expect(await client.checkText({ openid, text: `头${'满'.repeat(3000)}` })).toEqual({ ok: true, value: 'risky' });
  });

  test('asks for the check of a picture and gives its trace id', async () => {
    answers['/wxa/media_check_async'] = () => ({ errcode: 0, trace_id: 'trace-1' });
    const mediaUrl = 'https://media.example/photo.jpg?signed';
    expect(await client.checkMediaAsync({ openid, mediaUrl })).toEqual({ ok: true, value: { traceId: 'trace-1' } });
    expect(callsOf('/wxa/media_check_async')[0]?.body).toEqual({
      openid,
      scene: 2,
      version: 2,
      media_type: 2,
      media_url: mediaUrl,
    });
  });
});
