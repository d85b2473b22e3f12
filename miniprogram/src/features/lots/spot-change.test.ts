import { expect, test } from 'vitest';
import { changedSpots, spotGroups } from './spot-change.ts';

const change = { which: 'A-1…A-2', charger: true, accessible: false, retired: false };

test('what is named becomes what is chosen', () => {
  expect(changedSpots(change)).toEqual({
    ok: true,
    value: ['A-1', 'A-2'].map((spotId) => ({ spotId, charger: true, accessible: false })),
  });
  expect(changedSpots({ ...change, which: 'A-1', retired: true })).toMatchObject({ value: [{ retired: true }] });
});

test.each([
  ['nothing', '', '请填写车位'],
  ['more than one call takes', 'A-001…A-081', '一次最多 80 个'],
])('%s is refused', (_, which, words) => {
  const read = changedSpots({ ...change, which });
  expect(read.ok ? '' : read.failure).toContain(words);
});

test('groups say what is in use, and what is not', () => {
  const spot = (spotId: string, retired = false) => ({ spotId, charger: spotId === 'A-2', accessible: false, retired });
  expect(spotGroups([spot('A-3'), spot('A-1'), spot('A-2'), spot('A-4', true)])).toMatchObject([
    { name: 'inUse', count: 3, words: 'A-1…A-3' },
    { name: 'charger', words: 'A-2' },
    { name: 'accessible', count: 0 },
    { name: 'retired', words: 'A-4' },
  ]);
});
