import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Jimp } from 'jimp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readBody } from '../loopback/body.ts';
import { type Listener, listenOnLoopback } from '../loopback/listen.ts';
import { createWeChatStandIn, type WeChatStandIn } from './stand-in.ts';

const OPENID = 'oCitizen0000000000000000001x';
const account = { appid: 'wx0123456789abcdef', secret: 'app-secret' };

interface Push {
  readonly query: URLSearchParams;
  readonly event: Record<string, unknown>;
}

let folder: string;
let pictures: Listener;
let receiver: Listener;
let standIn: WeChatStandIn;
let wechat: Listener;
let pushes: Push[];
/** What the receiver answers, in turn; then `success`. */
let answers: { status: number; body: string }[];
const files = new Map<string, Buffer>();
const log = (message: string) => message;

async function open() {
  standIn = await createWeChatStandIn({
    dataFile: join(folder, 'wechat.sqlite'),
    personas: [],
    templateIds: [],
    appId: account.appid,
    appSecret: account.secret,
    pushUrl: () => `${receiver.url}/push?from=wechat`,
    pushToken: 'push-token',
    log,
    retryDelaysMs: [10, 10, 10],
  });
  wechat = await listenOnLoopback(standIn.handle, { name: 'wechat', port: 0, log });
}
async function shut() {
  await wechat.close();
  await standIn.close();
}
const picture = async (color: number, mime: 'image/jpeg' | 'image/png' = 'image/jpeg') =>
  new Jimp({ width: 64, height: 48, color }).getBuffer(mime);

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'media-check-'));
  pushes = [];
  answers = [];
  files.clear();
  pictures = await listenOnLoopback(
    async ({ url }, response) => {
      const file = files.get(url ?? '');
      response.writeHead(file ? 200 : 404).end(file);
    },
    { name: 'pictures', port: 0, log },
  );
  receiver = await listenOnLoopback(
    async (request, response) => {
      const query = new URL(request.url ?? '', 'http://x').searchParams;
      pushes.push({ query, event: JSON.parse((await readBody(request, 1e6)).toString()) });
      const { status, body } = answers.shift() ?? { status: 200, body: 'success' };
      response.writeHead(status).end(body);
    },
    { name: 'receiver', port: 0, log },
  );
  await open();
});
afterEach(async () => {
  await shut();
  await pictures.close();
  await receiver.close();
  rmSync(folder, { recursive: true });
});

async function post(path: string, body: object): Promise<Record<string, unknown>> {
  return (await fetch(wechat.url + path, { method: 'POST', body: JSON.stringify(body) })).json() as Promise<
    Record<string, unknown>
  >;
}
async function request(file: string, over: object = {}) {
  await post('/wechat-stand-in/codes', { openid: OPENID });
  const { access_token } = await post('/cgi-bin/stable_token', { grant_type: 'client_credential', ...account });
  const body = { media_url: pictures.url + file, media_type: 2, version: 2, scene: 2, openid: OPENID, ...over };
  return post(`/wxa/media_check_async?access_token=${access_token}`, body);
}
const arrived = (count: number) => expect.poll(() => pushes.length, { timeout: 10_000 }).toBe(count);

it('looks at the picture itself and pushes its verdict, signed', async () => {
  files.set('/street.jpg', await picture(0x6a7b8cff));
  const { errcode, trace_id } = await request('/street.jpg');
  expect(errcode).toBe(0);
  await arrived(1);
  const [push] = pushes as [Push];
  expect(push.event).toMatchObject({
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: account.appid,
    trace_id,
    version: 2,
    errcode: 0,
    result: { suggest: 'pass', label: 100 },
    detail: [{ strategy: 'content_model', errcode: 0, suggest: 'pass', label: 100, prob: 90 }],
  });
  const parts = ['push-token', push.query.get('timestamp') as string, push.query.get('nonce') as string];
  expect(push.query.get('signature')).toBe(createHash('sha1').update(parts.toSorted().join('')).digest('hex'));
  expect(push.query.get('from')).toBe('wechat');
});

it.each([
  ['magenta as JPEG', 0xff00ffff, 'image/jpeg', { suggest: 'risky', label: 20002 }],
  ['magenta as PNG', 0xff00ffff, 'image/png', { suggest: 'risky', label: 20002 }],
  ['cyan', 0x00ffffff, 'image/jpeg', { suggest: 'review', label: 21000 }],
  ['purple', 0xb000b0ff, 'image/jpeg', { suggest: 'pass', label: 100 }],
] as const)('finds %s what it is, whatever the file is called', async (_what, color, mime, result) => {
  files.set('/harmless.jpg', await picture(color, mime));
  await request('/harmless.jpg');
  await arrived(1);
  expect(pushes[0]?.event).toMatchObject({ result });
});

it('says so when the picture cannot be fetched, or is none', async () => {
  files.set('/text.jpg', Buffer.from('no picture at all'));
  for (const file of ['/missing.jpg', '/text.jpg']) expect((await request(file)).errcode).toBe(0);
  await arrived(2);
  for (const { event } of pushes)
    expect(event).toMatchObject({ errcode: -1008, errmsg: expect.stringContaining('下载错误'), detail: [] });
});

it('pushes again up to three times, and no more', async () => {
  files.set('/a.jpg', await picture(0x6a7b8cff));
  answers = [
    { status: 500, body: '' },
    { status: 200, body: '{"ok":true}' },
    { status: 200, body: '' },
  ];
  await request('/a.jpg');
  await arrived(3);
  answers = Array.from({ length: 9 }, () => ({ status: 503, body: '' }));
  pushes.length = 0;
  await request('/a.jpg');
  await arrived(4);
  await shut();
  await open();
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(pushes).toHaveLength(4);
  expect(new Set(pushes.map(({ event }) => event.trace_id)).size).toBe(1);
});

it('goes on after a restart with the checks under way', async () => {
  files.set('/a.jpg', await picture(0x6a7b8cff));
  const { trace_id } = await request('/a.jpg');
  await shut();
  const before = pushes.length;
  await open();
  if (before === 0) await arrived(1);
  expect(pushes.map(({ event }) => event.trace_id)).toEqual([trace_id]);
});

it('refuses what WeChat refuses', async () => {
  expect((await request('/a.jpg', { media_type: 3 })).errcode).toBe(47001);
  expect((await request('/a.jpg', { version: 1 })).errcode).toBe(47001);
  expect((await request('/a.jpg', { scene: 9 })).errcode).toBe(40129);
  expect((await request('/a.jpg', { openid: 'oNobody00000000000000000001x' })).errcode).toBe(40003);
  expect((await request('/a.jpg', { media_url: 'file:///etc/passwd' })).errcode).toBe(40066);
  expect(pushes).toEqual([]);
});
