import { dogEventTypes } from '@huzhou/shared/dogs/event';
import type { HistoryEntry } from '@huzhou/shared/dogs/view';
import { expect, test } from 'vitest';
import { acceptBody, checkAccept, emptyAccept, transferCode } from './accept-draft.ts';
import { searchBreeds } from './breed-search.ts';
import { checkFinding, emptyFinding, findingOf } from './finding-draft.ts';
import { historyWords } from './history-words.ts';

test('breeds are found by what people call them, the best first', () => {
  expect(searchBreeds('泰迪')[0]?.code).toBe('poodle');
  expect(searchBreeds('金毛')[0]?.code).toBe('golden');
  expect(searchBreeds('斗牛').map(({ code }) => code)).toContain('french-bulldog');
  expect(searchBreeds('恐龙')).toEqual([]);
  expect(searchBreeds(' ').length).toBeGreaterThan(40);
});

test('a finder says little: words alone are enough, and a number is one', () => {
  expect(checkFinding({ ...emptyFinding(), words: '在公园' })).toEqual([]);
  expect(findingOf({ ...emptyFinding(), words: ' 在公园 ', phone: '138-0000 0000' })).toEqual({
    words: '在公园',
    phone: '13800000000',
  });
  expect(checkFinding(emptyFinding()).map(({ field }) => field)).toEqual(['words']);
  expect(checkFinding({ ...emptyFinding(), words: '在公园', phone: '123' }).map(({ field }) => field)).toEqual([
    'phone',
  ]);
});

test('a transfer code is read as it is typed, and all the rest is asked for', () => {
  expect(transferCode('7g5k q2m4-7g5k q2mo')).toBe('7G5KQ2M47G5KQ2M0');
  const fields = checkAccept({ ...emptyAccept(), code: '7G5KQ2M47G5KQ2M4' }).map(({ field }) => field);
  expect(fields).toEqual(expect.arrayContaining(['keeper.name', 'keeper.phone', 'home.townCode', 'home.address']));
  expect(fields).not.toContain('code');
  expect(acceptBody({ ...emptyAccept(), identityNumber: ' 11010519491231002x ' }).keeper.identityNumber).toBe(
    '11010519491231002X',
  );
});

test('everything that can happen to a dog has its words', () => {
  const at = '2026-11-23T01:00:00.000Z';
  for (const type of dogEventTypes) {
    const entry: HistoryEntry = { seq: 1, type, at, by: '饲养人', state: 'registered' };
    expect(historyWords(entry)).toMatch(/^[\u4e00-\u9fff]/);
    expect(historyWords(entry)).not.toContain('undefined');
  }
});
