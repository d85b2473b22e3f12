import { expect, test } from 'vitest';
import { hourBarsMask, hourStepsMask } from './chart-image.ts';
import { countWords, spotsWords } from './count-words.ts';

test.each([
  [0, '0'],
  [999, '999'],
  [3_000, '3,000'],
  [1_234_567, '1,234,567'],
])('%s reads %s', (count, words) => expect(countWords(count)).toBe(words));

test('parts of a spot are said to a tenth', () => {
  expect(spotsWords(1_234.56)).toBe('1,234.6');
  expect(spotsWords(12)).toBe('12');
});

test('an hour without anything has no height, the fullest fills the picture', () => {
  expect(hourBarsMask([0, 4, 2], 4).match(/height='\d+'/g)).toEqual(["height='0'", "height='100'", "height='50'"]);
  expect(hourStepsMask([0, 4], 4).match(/%3Crect/g)).toHaveLength(1);
});
