import { expect, test } from 'vitest';
import { pooledSpots, readSpotIds, readSpots, spotIdsWords } from './spot-range.ts';

test.each([
  ['A-001…A-003', ['A-001', 'A-002', 'A-003']],
  ['a-001 ... a-002，B1', ['A-001', 'A-002', 'B1']],
  ['Ａ-01～Ａ-02、07', ['A-01', 'A-02', '07']],
  ['98至100', undefined],
  ['  ', []],
])('%s', (text, ids) => {
  const read = readSpotIds(text);
  expect(read.ok ? read.value : undefined).toEqual(ids);
});

test.each([
  ['A-001…B-003', '头尾要一样长'],
  ['A-009…A-001', '结束要在开始后面'],
  ['A-0001…A-9999', '最多 500 个'],
  ['A-001、A-001', 'A-001 写了两次'],
  ['甲 1', '看不懂「甲」'],
])('%s is refused in words', (text, words) => {
  const read = readSpotIds(text);
  expect(read.ok ? '' : read.failure).toContain(words);
});

test('chargers are among the spots', () => {
  expect(readSpots({ spots: 'A-1…A-3', chargers: 'A-4', accessible: '' })).toEqual({
    ok: false,
    failure: { field: 'chargers', message: 'A-4 不在上面的车位里' },
  });
  expect(readSpots({ spots: 'A-1…A-2', chargers: 'A-2', accessible: 'A-1' })).toMatchObject({
    ok: true,
    value: [
      { spotId: 'A-1', charger: false, accessible: true },
      { spotId: 'A-2', charger: true, accessible: false },
    ],
  });
});

test('what is only counted gets numbers', () => {
  expect(pooledSpots(3, 1).map(({ charger }) => charger)).toEqual([true, false, false]);
});

test('numbers are said in as few words as name them, and read back as the same', () => {
  const ids = ['A-001', 'A-002', 'A-003', 'A-005', 'B-9', 'B-10'];
  expect(spotIdsWords(ids)).toBe('A-001…A-003、A-005、B-9、B-10');
  const read = readSpotIds(spotIdsWords(ids));
  expect(read.ok && read.value).toEqual(ids);
});
