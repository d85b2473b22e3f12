import { expect, test } from 'vitest';
import { isForgottenPhoto, newPhotoName } from './kept-photo-name.ts';

const day = 24 * 3_600_000;
const now = Date.UTC(2026, 10, 23);

test('a photo is forgotten a month after it was kept, whatever else lies beside it is not', () => {
  const name = newPhotoName(now);
  expect(isForgottenPhoto(name, now + 29 * day)).toBe(false);
  expect(isForgottenPhoto(name, now + 31 * day)).toBe(true);
  expect(isForgottenPhoto('certificate.jpg', now + 400 * day)).toBe(false);
});
