import { expect, test } from 'vitest';
import { readNumber } from './read-number.ts';
import { numberTexts } from './texts.ts';

const base64url = (text: string): string => Buffer.from(text).toString('base64url');
const qr = `HZQ:${base64url('{"alg":"ES256"}')}.${base64url('{"jti":"HZQ2026-0123456789","n":"豆豆"}')}.c2ln`;

test.each([
  ['156 000 000 012 345', { chip: '156000000012345' }],
  ['156-000-000-012-345', { chip: '156000000012345' }],
  ['123456789', { chip: '123456789' }],
  ['HZQ2026-0123456789', { certificate: 'HZQ2026-0123456789' }],
  ['hzq2026 0123456789', { certificate: 'HZQ2026-0123456789' }],
  [qr, { certificate: 'HZQ2026-0123456789' }],
  ['01234-56789-abcde-fghjk', { tag: '0123456789ABCDEFGHJK' }],
  ['https://city.example/#/features/dogs/pages/tag?code=0123456789ABCDEFGHJK', { tag: '0123456789ABCDEFGHJK' }],
  ['hq20261123-0123456789', { dogId: 'HQ20261123-0123456789' }],
  ['HQ20261123 01234 56789', { dogId: 'HQ20261123-0123456789' }],
  ['0123456789abcdef', { slip: '0123456789ABCDEF' }],
])('%s is looked up as what it is', (typed, found) => expect(readNumber(typed)).toEqual({ ok: true, value: found }));

test.each([
  ['', numberTexts.empty],
  ['15600000001234', '芯片号码应为 15 位数字，您输入了 14 位'],
  ['999000000012345', '999 开头的是测试芯片，不能登记'],
  ['豆豆', numberTexts.unknown],
  ['HZQ:abc', numberTexts.unknown],
])('%s is told what is wrong with it', (typed, words) =>
  expect(readNumber(typed)).toEqual({ ok: false, failure: words }),
);
