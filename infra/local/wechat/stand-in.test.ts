import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Listener, listenOnLoopback } from '../loopback/listen.ts';
import { createWeChatStandIn, type WeChatStandIn } from './stand-in.ts';

const CITIZEN = 'oCitizen0000000000000000001x';
const STRANGER = 'oStranger000000000000000001x';
const PROGRESS = 'tmpl-progress';
const personas = [{ openid: CITIZEN, name: '王小湖', role: 'citizen', note: '吴兴市民' }];
const account = { appid: 'wx0123456789abcdef', secret: 'app-secret' };
const MINUTE = 60_000;

let folder: string;
let clock: number;
let standIn: WeChatStandIn;
let listener: Listener;

async function open() {
  standIn = await createWeChatStandIn({
    dataFile: join(folder, 'wechat.sqlite'),
    personas,
    templateIds: [PROGRESS, 'tmpl-alarm'],
    appId: account.appid,
    appSecret: account.secret,
    pushUrl: 'http://127.0.0.1:9/',
    pushToken: 'push-token',
    log: () => {},
    now: () => clock,
  });
  listener = await listenOnLoopback(standIn.handle, {
    name: 'stand-in',
    port: 0,
    log: (message) => expect.fail(message),
  });
}
async function shut() {
  await listener.close();
  await standIn.close();
}
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wechat-'));
  clock = Date.parse('2026-11-23T08:00:00Z');
  await open();
});
afterEach(async () => {
  await shut();
  rmSync(folder, { recursive: true });
});

type Reply = Record<string, never> & { errcode?: number; errmsg?: string };
async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const reply = await fetch(listener.url + path, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: reply.status, type: reply.headers.get('content-type'), body: (await reply.json()) as Reply };
}
const own = async (method: string, path: string, body?: unknown) =>
  (await ask(method, `/wechat-stand-in${path}`, body)).body;
const code = async (openid = CITIZEN) => String((await own('POST', '/codes', { openid })).code);
const login = async (over: Record<string, string> = {}) => {
  const query = new URLSearchParams({ ...account, grant_type: 'authorization_code', ...over });
  return ask('GET', `/sns/jscode2session?${query}`);
};
const tokenReply = async (over: object = {}) =>
  (await ask('POST', '/cgi-bin/stable_token', { grant_type: 'client_credential', ...account, ...over })).body;
const token = async (over: object = {}) => String((await tokenReply(over)).access_token);
const call = async (path: string, body: unknown, accessToken?: string) =>
  (await ask('POST', `${path}?access_token=${accessToken ?? (await token())}`, body)).body;

describe('signing in', () => {
  it('gives the openid for a code, once, as JSON that calls itself text', async () => {
    const js_code = await code();
    const { status, type, body } = await login({ js_code });
    expect([status, type]).toEqual([200, 'text/plain']);
    expect(body).toEqual({ openid: CITIZEN, session_key: expect.stringMatching(/^[\w+/]{22}==$/) });
    expect((await login({ js_code })).body).toMatchObject({
      errcode: 40163,
      errmsg: expect.stringMatching(/^code been used rid: \w{8}-/),
    });
  });

  it('of five people at once with one code lets one in', async () => {
    const js_code = await code();
    const replies = await Promise.all(Array.from({ length: 5 }, () => login({ js_code })));
    expect(replies.filter(({ body }) => 'openid' in body)).toHaveLength(1);
  });

  it('refuses a code after five minutes, an unknown one, a phone code, and a wrong account', async () => {
    const old = await code();
    clock += 5 * MINUTE + 1;
    const phone = String((await own('POST', '/phone-codes', { openid: CITIZEN, phone: '13812341234' })).code);
    const cases: [Record<string, string>, number][] = [
      [{ js_code: old }, 40029],
      [{ js_code: 'invented' }, 40029],
      [{ js_code: phone }, 40029],
      [{}, 41008],
      [{ js_code: await code(), appid: 'wxother' }, 40013],
      [{ js_code: await code(), secret: 'other' }, 40125],
      [{ js_code: await code(), grant_type: 'client_credential' }, 40002],
    ];
    for (const [over, errcode] of cases) expect((await login(over)).body.errcode).toBe(errcode);
  });

  it('allows a person a hundred times a minute', async () => {
    for (let time = 0; time < 100; time += 1)
      expect((await login({ js_code: await code() })).body.errcode).toBeUndefined();
    expect((await login({ js_code: await code() })).body.errcode).toBe(45011);
    expect((await login({ js_code: await code(STRANGER) })).body.errcode).toBeUndefined();
    clock += MINUTE;
    expect((await login({ js_code: await code() })).body.errcode).toBeUndefined();
  });

  it('takes anybody with an openid for a new citizen, and offers them beside the personas', async () => {
    expect(await own('GET', '/personas')).toEqual({ personas });
    await code(STRANGER);
    expect(await own('GET', '/personas')).toEqual({
      personas: [...personas, { openid: STRANGER, name: '市民 001x', note: '新市民' }],
    });
    const bad = await ask('POST', '/wechat-stand-in/codes', { openid: 'somebody' });
    expect(bad).toMatchObject({ status: 400, body: { message: expect.stringContaining('openid') } });
  });
});

describe('the access token', () => {
  it('is the same to everybody until five minutes before its end; then both are good', async () => {
    const first = await tokenReply();
    expect(first).toMatchObject({ expires_in: 7200 });
    clock += 100 * MINUTE;
    expect(await tokenReply()).toEqual({ access_token: first.access_token, expires_in: 1200 });
    clock += 16 * MINUTE;
    const second = await token();
    expect(second).not.toBe(first.access_token);
    const refused = { errcode: 40003 };
    expect(await call('/cgi-bin/message/subscribe/send', { touser: 'x' }, String(first.access_token))).toMatchObject(
      refused,
    );
    clock += 4 * MINUTE;
    expect(await call('/cgi-bin/message/subscribe/send', {}, String(first.access_token))).toMatchObject({
      errcode: 42001,
    });
    expect(await call('/cgi-bin/message/subscribe/send', { touser: 'x' }, second)).toMatchObject(refused);
  });

  it('is replaced by force, and the old one is then worth nothing; not twice in 30 s', async () => {
    const first = await token();
    clock += 31_000;
    const second = await token({ force_refresh: true });
    expect(second).not.toBe(first);
    expect((await call('/wxa/msg_sec_check', {}, first)).errcode).toBe(40001);
    expect(await token({ force_refresh: true })).toBe(second);
    expect(await token()).toBe(second);
  });

  it('is refused to a wrong account; calls without one, or with an invented one, too', async () => {
    expect((await tokenReply({ secret: 'x' })).errcode).toBe(40125);
    expect((await tokenReply({ appid: 'x' })).errcode).toBe(40013);
    expect((await tokenReply({ grant_type: 'x' })).errcode).toBe(40002);
    expect((await ask('POST', '/wxa/msg_sec_check', {})).body.errcode).toBe(41001);
    expect((await call('/wxa/msg_sec_check', {}, 'invented')).errcode).toBe(40001);
  });
});

describe('subscribe messages', () => {
  const data = {
    character_string1: { value: 'HZ1' },
    phrase2: { value: '已响应' },
    thing3: { value: '队员正在路上' },
    time4: { value: '2026年11月23日 18:20' },
  };
  const send = (over: object = {}) =>
    call('/cgi-bin/message/subscribe/send', {
      touser: CITIZEN,
      template_id: PROGRESS,
      page: 'pages/case/index?id=1',
      data,
      ...over,
    });
  const allow = (openid = CITIZEN) => own('POST', '/subscriptions', { openid, templateIds: [PROGRESS] });

  it('arrive once for each consent', async () => {
    await allow();
    expect(await allow()).toMatchObject({ subscriptions: [{ templateId: PROGRESS, remaining: 2 }] });
    expect(await send()).toMatchObject({ errcode: 0, errmsg: 'ok' });
    expect(await send()).toMatchObject({ errcode: 0 });
    expect(await send()).toMatchObject({
      errcode: 43101,
      errmsg: expect.stringContaining('user refuse to accept the msg'),
    });
    const { messages } = await own('GET', `/messages?openid=${CITIZEN}`);
    const at = new Date(clock).toISOString();
    const message = { openid: CITIZEN, name: '王小湖', templateId: PROGRESS, page: 'pages/case/index?id=1', data, at };
    expect(messages).toEqual([
      { seq: 1, ...message },
      { seq: 2, ...message },
    ]);
  });

  it('of ten at once with three consents three arrive', async () => {
    for (let time = 0; time < 3; time += 1) await allow();
    const accessToken = await token();
    const body = { touser: CITIZEN, template_id: PROGRESS, data };
    const replies = await Promise.all(
      Array.from({ length: 10 }, () => call('/cgi-bin/message/subscribe/send', body, accessToken)),
    );
    expect(replies.filter(({ errcode }) => errcode === 0)).toHaveLength(3);
  });

  it('end when the person says no, and cost nothing when malformed', async () => {
    await allow();
    expect(await send({ data: { thing1: { value: '字'.repeat(21) } } })).toMatchObject({
      errcode: 47003,
      errmsg: expect.stringMatching(/^argument invalid! data\.thing1\.value invalid rid: /),
    });
    expect((await send({ template_id: 'unknown' })).errcode).toBe(40037);
    expect((await send({ touser: STRANGER })).errcode).toBe(40003);
    expect((await send({ page: 'https://evil.example' })).errcode).toBe(41030);
    expect((await send()).errcode).toBe(0);
    await allow();
    await own('DELETE', '/subscriptions', { openid: CITIZEN, templateIds: [PROGRESS] });
    expect((await send()).errcode).toBe(43101);
    const unknown = await ask('POST', '/wechat-stand-in/subscriptions', { openid: CITIZEN, templateIds: ['unknown'] });
    expect(unknown.status).toBe(400);
  });

  it('are read by person and from where one stopped', async () => {
    for (const openid of [CITIZEN, STRANGER, CITIZEN]) {
      await allow(openid);
      await send({ touser: openid });
      clock += 1000;
    }
    const seqs = async (query: string) =>
      ((await own('GET', `/messages?${query}`)).messages as unknown as { seq: number }[]).map(({ seq }) => seq);
    expect(await seqs('')).toEqual([1, 2, 3]);
    expect(await seqs(`openid=${STRANGER}`)).toEqual([2]);
    expect(await seqs('since=1')).toEqual([2, 3]);
    expect(await seqs(`since=${new Date(clock - 2000).toISOString()}`)).toEqual([3]);
    expect(await seqs('limit=1')).toEqual([3]);
    expect((await ask('GET', '/wechat-stand-in/messages?since=yesterday')).status).toBe(400);
  });

  it('have a page of their own for people', async () => {
    const reply = await fetch(`${listener.url}/wechat-stand-in/messages`, { headers: { accept: 'text/html,*/*' } });
    expect(reply.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await reply.text()).toContain('<title>微信订阅消息');
  });
});

describe('text checks', () => {
  const check = (content: unknown, over: object = {}) =>
    call('/wxa/msg_sec_check', { version: 2, scene: 2, openid: CITIZEN, content, ...over });
  it('judge by what is written', async () => {
    await code();
    expect(await check('店外经营，占了盲道')).toMatchObject({
      errcode: 0,
      trace_id: expect.stringMatching(/^\w{8}-\w{8}-\w{8}$/),
      result: { suggest: 'pass', label: 100 },
    });
    expect((await check('这里 违规 测试 一下')).result).toEqual({ suggest: 'risky', label: 20006 });
    expect((await check('待审测试')).result).toEqual({ suggest: 'review', label: 21000 });
    expect((await check('好', { title: '违规测试' })).result).toMatchObject({ suggest: 'risky' });
  });

  it('refuse what WeChat refuses', async () => {
    expect((await check('好')).errcode).toBe(40003);
    await code();
    expect((await check('字'.repeat(2500))).errcode).toBe(0);
    expect((await check('字'.repeat(2501))).errcode).toBe(45002);
    expect((await check('')).errcode).toBe(44002);
    expect((await check('好', { scene: 5 })).errcode).toBe(40129);
    expect((await check('好', { version: 1 })).errcode).toBe(47001);
    clock += 121 * MINUTE;
    expect((await check('好')).errcode).toBe(61010);
  });

  it('are limited to 4,000 a minute', async () => {
    await code();
    const accessToken = await token();
    const body = { version: 2, scene: 2, openid: CITIZEN, content: '好' };
    const lanes = Array.from({ length: 8 }, async () => {
      for (let time = 0; time < 500; time += 1)
        expect((await call('/wxa/msg_sec_check', body, accessToken)).errcode).toBe(0);
    });
    await Promise.all(lanes);
    expect((await call('/wxa/msg_sec_check', body, accessToken)).errcode).toBe(45011);
  });
});

describe('phone numbers', () => {
  it('come for a code of their own, once', async () => {
    const { code: phoneCode } = await own('POST', '/phone-codes', { openid: CITIZEN, phone: '13812341234' });
    const read = () => call('/wxa/business/getuserphonenumber', { code: phoneCode });
    expect(await read()).toMatchObject({
      errcode: 0,
      phone_info: {
        phoneNumber: '13812341234',
        purePhoneNumber: '13812341234',
        countryCode: '86',
        watermark: { appid: account.appid },
      },
    });
    expect((await read()).errcode).toBe(40163);
    const loginCode = await code();
    expect((await call('/wxa/business/getuserphonenumber', { code: loginCode })).errcode).toBe(40029);
    expect((await ask('POST', '/wechat-stand-in/phone-codes', { openid: CITIZEN, phone: '12' })).status).toBe(400);
  });
});

describe('the rest', () => {
  it('fails on order, as often as ordered, and then works again', async () => {
    const js_code = await code();
    await own('POST', '/faults', { path: '/sns/jscode2session', errcode: -1, times: 2 });
    await own('POST', '/faults', { path: '/sns/jscode2session', errcode: 40226 });
    const errcodes = [];
    for (let time = 0; time < 4; time += 1) errcodes.push((await login({ js_code })).body.errcode);
    expect(errcodes).toEqual([-1, -1, 40226, undefined]);
    for (const order of [{ errcode: 12345 }, { errcode: -1, times: 0 }])
      expect((await ask('POST', '/wechat-stand-in/faults', { path: '/x', ...order })).status).toBe(400);
  });

  it('answers nonsense as WeChat does', async () => {
    expect(await ask('GET', '/cgi-bin/nothing')).toMatchObject({ status: 404, body: { errcode: 40066 } });
    expect((await ask('GET', `/wxa/msg_sec_check?access_token=${await token()}`)).body.errcode).toBe(43002);
    const raw = await fetch(`${listener.url}/wxa/msg_sec_check?access_token=${await token()}`, {
      method: 'POST',
      body: '[1',
    });
    expect(await raw.json()).toMatchObject({ errcode: 47001 });
    expect((await ask('GET', '/wechat-stand-in/nothing')).status).toBe(404);
  });
});
