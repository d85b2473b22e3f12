import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createCallOutside, type OutsideRequest } from './outside-call.ts';

let server: Server;
let origin: string;
let answer: (request: IncomingMessage, response: ServerResponse) => void;
let calls: number;

beforeAll(async () => {
  server = createServer((request, response) => {
    calls += 1;
    answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  calls = 0;
});

const lookups: string[] = [];
const resolvingTo =
  (...addresses: string[]) =>
  (host: string, _: object, done: (error: Error | null, found: { address: string; family: number }[]) => void) => {
    lookups.push(host);
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };

const call = createCallOutside({ allowLoopback: true });
const get: OutsideRequest = { method: 'GET', timeoutMilliseconds: 2000, mostBytes: 1000 };

describe('a call', () => {
  it('gives status and body', async () => {
    answer = (_, response) => response.writeHead(201).end('taken');
    const reply = await call(new URL(`${origin}/hook?a=1`), get);
    expect(reply).toMatchObject({ ok: true, value: { status: 201 } });
    expect(reply.ok && Buffer.from(reply.value.body).toString()).toBe('taken');
  });

  it('sends what it is given', async () => {
    const seen: unknown[] = [];
    answer = async (request, response) => {
      let text = '';
      for await (const chunk of request) text += chunk;
      seen.push(request.method, request.url, request.headers['x-signature'], text);
      response.end();
    };
    await call(new URL(`${origin}/hook?a=1`), {
      ...get,
      method: 'POST',
      body: '{"a":"字"}',
      headers: { 'x-signature': 's' },
    });
    expect(seen).toEqual(['POST', '/hook?a=1', 's', '{"a":"字"}']);
  });

  it('does not follow a redirect, but says where it points to', async () => {
    answer = (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/' }).end();
    const reply = await call(new URL(origin), get);
    expect(reply).toMatchObject({ ok: true, value: { status: 302, location: 'http://169.254.169.254/' } });
    expect(calls).toBe(1);
  });

  it('gives up an answer that never comes, and one that never ends', async () => {
    answer = () => undefined;
    expect(await call(new URL(origin), { ...get, timeoutMilliseconds: 60 })).toEqual({ ok: false, failure: 'timeout' });
    answer = (_, response) => response.writeHead(200).write('a');
    expect(await call(new URL(origin), { ...get, timeoutMilliseconds: 60 })).toEqual({ ok: false, failure: 'timeout' });
  });

  it('needs no more than the status where no body is wanted', async () => {
    answer = (_, response) => response.writeHead(200).write('a');
    const { mostBytes: _, ...statusOnly } = get;
    expect(await call(new URL(origin), statusOnly)).toMatchObject({ ok: true, value: { status: 200 } });
  });

  it('gives up an answer that is too long, whatever length it had announced', async () => {
    answer = (_, response) => response.writeHead(200).end('x'.repeat(1001));
    expect(await call(new URL(origin), get)).toEqual({ ok: false, failure: 'too-large' });
    answer = (_, response) => response.writeHead(200).end('x'.repeat(1000));
    expect(await call(new URL(origin), get)).toMatchObject({ ok: true });
  });

  it('finds nobody where nobody is', async () => {
    expect(await call(new URL('http://127.0.0.1:1/'), get)).toEqual({ ok: false, failure: 'unreachable' });
  });
});

describe('a call does not go', () => {
  it('to this machine, unless that is allowed', async () => {
    answer = (_, response) => response.end();
    const reply = await createCallOutside({ allowLoopback: false })(new URL(origin), get);
    expect(reply).toEqual({ ok: false, failure: 'refused-address' });
    expect(calls).toBe(0);
  });

  it.each([
    ['inside', ['10.0.0.1']],
    ['to the cloud’s own service', ['169.254.169.254']],
    ['anywhere, when one of several addresses is inside', ['223.5.5.5', '127.0.0.1']],
    ['inside by IPv6', ['fd00::1']],
    ['inside by IPv4 within IPv6', ['::ffff:10.0.0.1']],
    ['to no address at all', []],
  ])('%s, whatever a name resolves to', async (_, addresses) => {
    const guarded = createCallOutside({ allowLoopback: false }, resolvingTo(...addresses));
    expect(await guarded(new URL('https://camera.example.cn/1.jpg'), get)).toEqual({
      ok: false,
      failure: 'refused-address',
    });
    expect(lookups.at(-1)).toBe('camera.example.cn');
  });

  it('twice through the same name: it connects to the address that was looked at', async () => {
    lookups.length = 0;
    answer = (_, response) => response.end('ok');
    const { port } = new URL(origin);
    const guarded = createCallOutside({ allowLoopback: true }, resolvingTo('127.0.0.1'));
    expect(await guarded(new URL(`http://localhost:${port}/`), get)).toMatchObject({ ok: true });
    expect(lookups).toEqual(['localhost']);
  });
});
