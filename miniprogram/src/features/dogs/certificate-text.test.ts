import { webcrypto } from 'node:crypto';
import type { CertificateClaims, CertificateKey } from '@huzhou/shared/dogs/certificate';
import { beforeAll, expect, test, vi } from 'vitest';
import { checkSignature } from './certificate-check.h5.ts';
import { readCertificate, readCertificateNumber } from './certificate-text.ts';

const claims: CertificateClaims = {
  jti: 'HZQ2026-7G5KQ2M4AB',
  n: '豆豆',
  b: '柯基犬',
  c: '黄白',
  m: '2345',
  u: '2027-11-22',
  v: '2027-11-19',
  d: '330502',
  iat: 1_795_000_000,
};

// jsdom has no cryptography of its own; every browser has.
beforeAll(() => void vi.stubGlobal('crypto', webcrypto));

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const json = (value: unknown): string => base64url(new TextEncoder().encode(JSON.stringify(value)));

/** As the server makes it: an ES256 key of the ring, and a compact JWS. */
const issue = async (payload: CertificateClaims): Promise<{ qr: string; key: CertificateKey }> => {
  const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify']);
  const { x = '', y = '' } = await crypto.subtle.exportKey('jwk', pair.publicKey);
  const signed = `${json({ alg: 'ES256', kid: 'first', typ: 'hzq+jws' })}.${json(payload)}`;
  const bytes = new TextEncoder().encode(signed);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, bytes);
  return {
    qr: `HZQ:${signed}.${base64url(new Uint8Array(signature))}`,
    key: { kty: 'EC', crv: 'P-256', x, y, kid: 'first', alg: 'ES256', use: 'sig' },
  };
};

test('what the code says is read without asking anybody', async () => {
  const { qr } = await issue(claims);
  expect(readCertificate(` ${qr}\n`)).toMatchObject({ claims, keyId: 'first' });
  for (const text of ['', 'HZQ:', 'HZQ:a.b', qr.slice(4), `${qr}.x`, 'HZQ:@.@.@'])
    expect(readCertificate(text)).toBeUndefined();
});

test('a signature holds for what was signed, with the key that signed it', async () => {
  const { qr, key } = await issue(claims);
  const text = readCertificate(qr);
  if (text === undefined) throw new Error('unreadable');
  expect(await checkSignature(text, [key])).toBe('genuine');
  const header = text.signed.split('.')[0] ?? '';
  const later = { ...text, signed: `${header}.${json({ ...claims, u: '2037-11-22' })}` };
  expect(await checkSignature(later, [key])).toBe('forged');
  const other = await issue(claims);
  expect(await checkSignature(text, [other.key])).toBe('forged');
  expect(await checkSignature(text, [])).toBe('unknown');
});

test('a number is read as people type it', () => {
  expect(readCertificateNumber('hzq2026 7g5kq2m4ab')).toBe('HZQ2026-7G5KQ2M4AB');
  expect(readCertificateNumber('HZQ2026-7G5KQ2M4A')).toBeUndefined();
});
