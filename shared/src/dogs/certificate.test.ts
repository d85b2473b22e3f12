import { expect, it } from 'vitest';
import { jwsOf, newCertificateNumber, qrPayload } from './certificate.ts';

it('a QR code says what it holds', () => {
  expect(jwsOf(qrPayload('a.b.c'))).toBe('a.b.c');
  expect(jwsOf('https://example.com')).toBeUndefined();
});

it('a number cannot be counted up', () => {
  expect(newCertificateNumber('2026', () => Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]))).toBe(
    'HZQ2026-123456789A',
  );
});
