import { expect, test } from 'vitest';
import { tagCodeIn, tagCodeOf } from './tag-code.ts';

const code = '7G5KQ2M47G5KQ2M47G5K';

test('a page knows its tag however it was opened', () => {
  expect(tagCodeOf({ code })).toBe(code);
  expect(tagCodeOf({ scene: code })).toBe(code);
  expect(tagCodeOf({ q: encodeURIComponent(`https://example.cn/#/features/dogs/pages/tag?code=${code}`) })).toBe(code);
  expect(tagCodeOf({})).toBeUndefined();
});

test('typed as it is printed, in any case, with letters for figures', () => {
  expect(tagCodeIn('7g5kq-2m47g-5kq2m-47g5k')).toBe(code);
  expect(tagCodeIn('O1IL0 00000 00000 00000')).toBe('01110000000000000000');
});

test('what holds no code is none', () => {
  for (const text of ['', '7G5KQ', 'https://example.cn/?code=short', '%E0%A4%A', `${code}X`])
    expect(tagCodeIn(text)).toBeUndefined();
});
