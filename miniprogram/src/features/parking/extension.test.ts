import { expect, test } from 'vitest';
import { extensionsOf } from './extension.ts';

const at = (time: string, day = '2026-11-23'): string => new Date(`${day}T${time}:00+08:00`).toISOString();

test('the usual steps up to as long as it goes', () => {
  expect(extensionsOf(at('18:00'), at('19:30')).map(({ words, more }) => `${words} ${more}`)).toEqual([
    '18:15 15 分钟',
    '18:30 30 分钟',
    '19:00 1 小时',
    '19:30 1 小时 30 分',
  ]);
  expect(extensionsOf(at('18:00'), at('18:15'))).toHaveLength(1);
  expect(extensionsOf(at('18:00'), at('18:00'))).toEqual([]);
});

test('over midnight it says so', () => {
  const words = extensionsOf(at('23:30'), at('00:30', '2026-11-24')).map((each) => each.words);
  expect(words).toEqual(['23:45', '24:00', '次日 00:30']);
  expect(extensionsOf(at('18:00'), at('18:00', '2026-11-26')).at(-1)).toMatchObject({
    words: '11月26日 18:00',
    more: '72 小时',
  });
});
