import { createHash, createHmac } from 'node:crypto';
import { defineRoute } from '@huzhou/shared/contract/route';
import { failure } from '@huzhou/shared/kernel/failure';
import type { Source, SourceKind } from '@huzhou/shared/sources/source';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { SignedCall } from '../platform/http-caller.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createSourceGate } from './verify-source.ts';

const common = { auth: 'source', summary: '', idempotent: false, input: {}, status: 200, failures: [] } as const;
const report = defineRoute({
  ...common,
  id: 'things.report',
  method: 'POST',
  path: '/v1/intake/reports',
  output: z.object({}),
});
const hand = defineRoute({
  ...common,
  id: 'things.hand',
  method: 'POST',
  path: '/v1/intake/cases',
  output: z.object({}),
});
const look = defineRoute({
  ...common,
  id: 'things.look',
  method: 'GET',
  path: '/v1/intake/cases/{number}',
  output: z.object({}),
});

const now = '2026-11-23T08:00:00.000Z';
const key = 'key-of-the-source';
const secret = 'secret-of-the-source';
const source = { sourceId: 'src-test', kind: 'video', state: 'active' } as unknown as Source;

let counted: { calls: number; refusals: number };
let logged: ReturnType<typeof catchLog>;
beforeEach(() => {
  counted = { calls: 0, refusals: 0 };
  logged = catchLog();
});

const others = failure('forbidden', '道闸不能上报');
const gate = (most = 1000, kinds: readonly SourceKind[] = ['video', 'drone']) =>
  createSourceGate({
    admits: { kinds, others },
    sources: { findByApiKey: async (given) => (given === key ? { source, credential: { key, secret } } : undefined) },
    clock: { now: () => now },
    countCall: async () => {
      counted.calls += 1;
      return counted.calls > most ? failure('too-many-requests') : undefined;
    },
    countRefusal: async () => {
      counted.refusals += 1;
      return counted.refusals > 3 ? failure('too-many-requests') : undefined;
    },
  });

const body = Buffer.from('{"eventId":"e1","words":"垃圾"}');

/** Signed by hand, as the documentation says, without a line of ours. */
const signatureOver = (method: string, path: string, timestamp: string, bytes: Buffer, by = secret) =>
  createHmac('sha256', by)
    .update(`${method}\n${path}\n${timestamp}\n${createHash('sha256').update(bytes).digest('hex')}`)
    .digest();

const good = signatureOver('POST', '/v1/intake/reports', now, body);

const call = (headers: Record<string, string | undefined> = {}, more: Partial<SignedCall> = {}): SignedCall => ({
  route: report,
  headers: { 'x-source-key': key, 'x-timestamp': now, 'x-signature': good.toString('hex'), ...headers },
  pathParameters: {},
  body,
  sourceIp: '203.0.113.7',
  ...more,
});

describe('a call that is signed', () => {
  it.each([
    ['hex', good.toString('hex')],
    ['upper-case hex', good.toString('hex').toUpperCase()],
    ['base64', good.toString('base64')],
    ['base64url', good.toString('base64url')],
  ])('is let in with its signature in %s', async (_, signature) => {
    expect(await gate().verify(call({ 'x-signature': signature }))).toEqual({ ok: true, value: source });
    expect(counted).toEqual({ calls: 1, refusals: 0 });
  });

  it('may tell the time in seconds, and be up to five minutes off', async () => {
    for (const timestamp of ['1795420800', '2026-11-23T07:55:00Z', '2026-11-23T16:05:00+08:00']) {
      const signature = signatureOver('POST', '/v1/intake/reports', timestamp, body).toString('hex');
      const verdict = await gate().verify(call({ 'x-timestamp': timestamp, 'x-signature': signature }));
      expect(verdict.ok, timestamp).toBe(true);
    }
  });

  it('is signed over the parameters in its path', async () => {
    const parts = { route: look, pathParameters: { number: '湖信访1' }, body: Buffer.alloc(0) };
    const over = (path: string) => signatureOver('GET', path, now, Buffer.alloc(0)).toString('hex');
    const right = over('/v1/intake/cases/%E6%B9%96%E4%BF%A1%E8%AE%BF1');
    expect((await gate().verify(call({ 'x-signature': right }, parts))).ok).toBe(true);
    const other = { ...parts, pathParameters: { number: '湖信访2' } };
    expect((await gate().verify(call({ 'x-signature': right }, other))).ok).toBe(false);
  });
});

const flipped = Buffer.from(good);
flipped[31] = (flipped[31] ?? 0) ^ 1;
const signedAt = (timestamp: string) => ({
  'x-timestamp': timestamp,
  'x-signature': signatureOver('POST', '/v1/intake/reports', timestamp, body).toString('hex'),
});

describe('a call is refused', () => {
  it.each<[string, Record<string, string | undefined>, Partial<SignedCall>, RegExp]>([
    ['without a key', { 'x-source-key': undefined }, {}, /缺少签名/],
    ['without a timestamp', { 'x-timestamp': undefined }, {}, /缺少签名/],
    ['without a signature', { 'x-signature': undefined }, {}, /缺少签名/],
    ['with an empty signature', { 'x-signature': '' }, {}, /缺少签名/],
    ['with another key', { 'x-source-key': 'key-of-nobody' }, {}, /X-Source-Key/],
    ['with a key of a megabyte', { 'x-source-key': 'k'.repeat(1_000_000) }, {}, /X-Source-Key/],
    ['with another timestamp than it was signed with', { 'x-timestamp': '2026-11-23T08:00:01Z' }, {}, /X-Signature/],
    ['with the same instant in other letters', { 'x-timestamp': '1795420800' }, {}, /X-Signature/],
    ['with a timestamp that is none', { 'x-timestamp': 'yesterday' }, {}, /X-Timestamp/],
    ['replayed after five minutes', signedAt('2026-11-23T07:54:59.999Z'), {}, /超过 5 分钟/],
    ['signed five minutes ahead', signedAt('2026-11-23T08:05:00.001Z'), {}, /超过 5 分钟/],
    ['with one bit of the signature turned', { 'x-signature': flipped.toString('hex') }, {}, /X-Signature/],
    ['with a shorter signature', { 'x-signature': good.toString('hex').slice(0, 62) }, {}, /X-Signature/],
    ['with a longer signature', { 'x-signature': `${good.toString('hex')}00` }, {}, /X-Signature/],
    ['with letters that are no signature', { 'x-signature': '签名' }, {}, /X-Signature/],
    [
      'signed with another secret',
      { 'x-signature': signatureOver('POST', '/v1/intake/reports', now, body, 'x').toString('hex') },
      {},
      /X-Signature/,
    ],
    [
      'for another method',
      { 'x-signature': signatureOver('GET', '/v1/intake/reports', now, body).toString('hex') },
      {},
      /X-Signature/,
    ],
    ['for another path', {}, { route: hand }, /X-Signature/],
    ['with one byte of the body changed', {}, { body: Buffer.from('{"eventId":"e2","words":"垃圾"}') }, /X-Signature/],
    ['with the same JSON in other bytes', {}, { body: Buffer.from('{ "eventId":"e1","words":"垃圾"}') }, /X-Signature/],
    ['with the body left out', {}, { body: Buffer.alloc(0) }, /X-Signature/],
  ])('%s', async (_, headers, more, title) => {
    const verdict = await gate().verify(call(headers, more));
    expect(verdict).toMatchObject({
      ok: false,
      failure: { kind: 'unauthenticated', title: expect.stringMatching(title) },
    });
    expect(counted).toEqual({ calls: 0, refusals: 1 });
    expect(logged.text()).not.toContain(secret);
    expect(logged.text()).not.toContain(key);
  });

  it('sooner or later for its address, when it goes on and on', async () => {
    const guarded = gate();
    const verdicts = [];
    for (let index = 0; index < 5; index += 1)
      verdicts.push(await guarded.verify(call({ 'x-signature': flipped.toString('hex') })));
    const kinds = verdicts.map((verdict) => (verdict.ok ? 'in' : verdict.failure.kind));
    expect(kinds).toEqual([...Array(3).fill('unauthenticated'), 'too-many-requests', 'too-many-requests']);
  });

  it('when its rate is used up, however well it is signed', async () => {
    const guarded = gate(2);
    const verdicts = [await guarded.verify(call()), await guarded.verify(call()), await guarded.verify(call())];
    expect(verdicts.map(({ ok }) => ok)).toEqual([true, true, false]);
    expect(verdicts[2]).toMatchObject({ failure: { kind: 'too-many-requests' } });
  });

  it('when its kind has nothing to do here, and is told so', async () => {
    const verdict = await gate(1000, ['parking-gate']).verify(call());
    expect(verdict).toEqual({ ok: false, failure: others });
    // It is known: this is its own call, not somebody's try.
    expect(counted).toEqual({ calls: 1, refusals: 0 });
  });
});
