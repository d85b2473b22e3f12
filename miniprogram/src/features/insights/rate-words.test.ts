import { expect, test } from 'vitest';
import { percentWords, takenWords } from './rate-words.ts';

test.each([
  [0.9799, '97.99%'],
  [0.98, '98%'],
  [0.9987, '99.87%'],
  [1, '100%'],
  [0, '0%'],
  [undefined, '暂无到期案件'],
])('%s reads %s', (rate, words) => expect(percentWords(rate)).toBe(words));

test.each([
  [28, '0.1 秒'],
  [510, '0.6 秒'],
  [1000, '1 秒'],
  [360_000, '6 分'],
])('%s ms reads %s', (milliseconds, words) => expect(takenWords(milliseconds)).toBe(words));
