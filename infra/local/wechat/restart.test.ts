import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { expect, it } from 'vitest';
import { listenOnLoopback } from '../loopback/listen.ts';
import { createWeChatStandIn } from './stand-in.ts';

const OPENID = 'oCitizen0000000000000000001x';
const account = { appid: 'wx0123456789abcdef', secret: 'app-secret' };

it('after kill -9 knows its codes, tokens, consents and messages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'wechat-kill-'));
  const options = {
    dataFile: join(folder, 'wechat.sqlite'),
    personas: [],
    templateIds: ['t'],
    appId: account.appid,
    appSecret: account.secret,
    pushUrl: 'http://127.0.0.1:9/',
    pushToken: 'x',
  };
  const program = join(folder, 'victim.mjs');
  const module = (path: string) => JSON.stringify(new URL(path, import.meta.url).href);
  writeFileSync(
    program,
    `import { createWeChatStandIn } from ${module('./stand-in.ts')};
     import { listenOnLoopback } from ${module('../loopback/listen.ts')};
     const standIn = await createWeChatStandIn({ ...${JSON.stringify(options)}, log: () => {} });
     const { url } = await listenOnLoopback(standIn.handle, { name: 'victim', port: 0, log: console.error });
     console.log(url);`,
  );
  const victim = spawn(process.execPath, [program], { stdio: ['ignore', 'pipe', 'inherit'] });
  const { value: address } = await createInterface({ input: victim.stdout })[Symbol.asyncIterator]().next();
  const client = (url: string) => async (method: string, path: string, body?: object) =>
    (await fetch(url + path, { method, ...(body && { body: JSON.stringify(body) }) })).json() as Promise<
      Record<string, unknown>
    >;
  const before = client(String(address));
  const { code } = await before('POST', '/wechat-stand-in/codes', { openid: OPENID });
  const { access_token } = await before('POST', '/cgi-bin/stable_token', {
    grant_type: 'client_credential',
    ...account,
  });
  for (let time = 0; time < 2; time += 1)
    await before('POST', '/wechat-stand-in/subscriptions', { openid: OPENID, templateIds: ['t'] });
  const send = { touser: OPENID, template_id: 't', data: { thing1: { value: '已接单' } } };
  await before('POST', `/cgi-bin/message/subscribe/send?access_token=${access_token}`, send);
  const dead = new Promise((resolve) => victim.once('exit', resolve));
  victim.kill('SIGKILL');
  await dead;

  const standIn = await createWeChatStandIn({ ...options, log: () => {} });
  const listener = await listenOnLoopback(standIn.handle, { name: 'heir', port: 0, log: () => {} });
  const after = client(listener.url);
  try {
    const query = new URLSearchParams({ ...account, js_code: String(code), grant_type: 'authorization_code' });
    expect(await after('GET', `/sns/jscode2session?${query}`)).toMatchObject({ openid: OPENID });
    const path = `/cgi-bin/message/subscribe/send?access_token=${access_token}`;
    expect([await after('POST', path, send), await after('POST', path, send)]).toMatchObject([
      { errcode: 0 },
      { errcode: 43101 },
    ]);
    expect((await after('GET', '/wechat-stand-in/messages')).messages).toHaveLength(2);
  } finally {
    await listener.close();
    await standIn.close();
    rmSync(folder, { recursive: true });
  }
});
