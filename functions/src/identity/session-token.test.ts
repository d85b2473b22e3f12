import { SignJWT, UnsecuredJWT } from 'jose';
import { beforeEach, describe, expect, it } from 'vitest';
import { deriveKeys, type KeyRing } from '../platform/key-ring.ts';
import { testKeyRing } from '../platform/testing/key-ring.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createSessionTokens, sessionSeconds } from './session-token.ts';

let clock = createTestClock();
beforeEach(() => {
  clock = createTestClock();
});

const tokensOf = (ring: KeyRing) => createSessionTokens(async () => ring, clock);
const tokens = () => tokensOf(testKeyRing('one'));
const keyOf = (kid: string) => deriveKeys(testKeyRing(kid), 'session')[0]?.bytes ?? new Uint8Array();

/** A token like ours in everything but what is changed. */
const likeOurs = (change: (token: SignJWT) => SignJWT, header: object = {}, key = keyOf('one')) =>
  change(
    new SignJWT()
      .setProtectedHeader({ alg: 'HS256', kid: 'one', ...header })
      .setIssuer('huzhou-city-services')
      .setAudience('huzhou-city-services/api')
      .setSubject('P1')
      .setExpirationTime(Math.floor(Date.parse(clock.now()) / 1000) + 60),
  ).sign(key);

describe('a session', () => {
  it('names its person until the very end of two hours', async () => {
    const { token, expiresAt } = await tokens().issue('P1');
    expect(expiresAt).toBe('2026-11-23T10:00:00.000Z');
    clock.advanceSeconds(sessionSeconds - 1);
    expect(await tokens().verify(token)).toBe('P1');
    clock.advanceSeconds(1);
    expect(await tokens().verify(token)).toBeUndefined();
  });

  it('outlives the rotation of its key, and ends with the key', async () => {
    const { token } = await tokens().issue('P1');
    expect(await tokensOf(testKeyRing('one', 'two')).verify(token)).toBe('P1');
    const rotated = tokensOf(testKeyRing('two', 'one'));
    expect(await rotated.verify(token)).toBe('P1');
    expect(await tokens().verify((await rotated.issue('P1')).token)).toBeUndefined();
    expect(await tokensOf(testKeyRing('two')).verify(token)).toBeUndefined();
  });

  it('is accepted as we make it: the forgeries below differ in one thing only', async () => {
    expect(await tokens().verify(await likeOurs((token) => token))).toBe('P1');
  });

  it.each<[string, () => Promise<string> | string]>([
    ['nonsense', () => 'nonsense'],
    ['nothing', () => ''],
    ['a signature by another key', () => likeOurs((token) => token, {}, keyOf('two'))],
    ['an unknown key id', () => likeOurs((token) => token, { kid: 'two' })],
    ['no key id', () => likeOurs((token) => token, { kid: undefined })],
    ['another issuer', () => likeOurs((token) => token.setIssuer('somebody'))],
    ['another audience', () => likeOurs((token) => token.setAudience('huzhou-city-services/other'))],
    ['another algorithm', () => likeOurs((token) => token, { alg: 'HS512' }, new Uint8Array(64))],
    ['no signature', () => new UnsecuredJWT({}).setSubject('P1').setExpirationTime('1h').encode()],
    [
      'another person under the old signature',
      async () => {
        const [header, , signature] = (await likeOurs((token) => token)).split('.');
        const payload = Buffer.from(JSON.stringify({ sub: 'P2', exp: 4_000_000_000 })).toString('base64url');
        return `${header}.${payload}.${signature}`;
      },
    ],
  ])('is not %s', async (_name, forge) => {
    expect(await tokens().verify(await forge())).toBeUndefined();
  });

  it('cannot be told when the keys cannot be had: that is thrown', async () => {
    const unlucky = createSessionTokens(async () => Promise.reject(new Error('throttled')), clock);
    await expect(unlucky.verify('x.y.z')).rejects.toThrow('throttled');
  });
});
