import { expect, test } from 'vitest';
import { freeRuns, levelsOf, rowImages, stripWords } from './strip.ts';

/** Closed until 18:30, then five free, two free from 20:00 on, and full for the last hour. */
const quarters = Array.from({ length: 96 }, (_, index) => (index < 74 ? -1 : index < 80 ? 5 : index < 92 ? 2 : 0));

test('a day is closed, plenty, little or full, and what is past is past', () => {
  const levels = levelsOf({ quarters }, 76);
  expect([levels[0], levels[75], levels[76], levels[80], levels[95]]).toEqual(['past', 'past', 'many', 'few', 'full']);
});

test('the strip is said in words too', () => {
  expect(stripWords(levelsOf({ quarters }, 0))).toBe('18:30–23:00 有空位');
  expect(freeRuns(levelsOf({ quarters }, 0))).toEqual([{ from: 74, to: 92 }]);
  expect(stripWords(levelsOf({ quarters: quarters.map(() => -1) }, 0))).toBe('这一天不开放');
  expect(stripWords(levelsOf({ quarters: quarters.map(() => 0) }, 0))).toBe('这一天都约满了');
  expect(stripWords(levelsOf({ quarters: quarters.map(() => 1) }, 0))).toBe('00:00–24:00 有空位');
});

test('each level has its own shape, and only those that occur are drawn', () => {
  const row = rowImages(levelsOf({ quarters }, 0).slice(72));
  expect(row.map(({ level }) => level)).toEqual(['closed', 'full', 'few', 'many']);
  expect(new Set(row.map(({ image }) => image)).size).toBe(4);
});
