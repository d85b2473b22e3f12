import { expect, test } from 'vitest';
import { withPhrase } from './phrases.ts';

test('a phrase follows what was typed, once', () => {
  expect(withPhrase('', '已到现场')).toBe('已到现场');
  expect(withPhrase('马上去', '已到现场')).toBe('马上去。已到现场');
  expect(withPhrase('马上去。 ', '已到现场')).toBe('马上去。已到现场');
  expect(withPhrase('已到现场，正在处理', '已到现场')).toBe('已到现场，正在处理');
});
