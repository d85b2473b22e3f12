import { dueAt, type LegName, type PolicyVersion, policies } from '@huzhou/shared/complaints/policy';
import { expect, test } from 'vitest';
import { promisedWords } from './promised-words.ts';

const startedAt = '2026-11-23T09:00:00.000Z';
const run = (version: PolicyVersion, leg: LegName) => ({
  leg,
  startedAt,
  dueAt: dueAt(policies[version], leg, startedAt),
});

test.each([
  ['303024', ['30 秒', '30 分钟', '24 小时']],
  ['drill', ['3 秒', '15 秒', '1 分钟']],
] as const)('under %s', (version, words) => {
  const runs = [run(version, 'dispatch'), run(version, 'resolution')];
  expect((['dispatch', 'response', 'resolution'] as const).map((leg) => promisedWords(leg, runs))).toEqual(words);
});

test('a policy that this client does not know is not guessed at', () => {
  const odd = { leg: 'dispatch', startedAt, dueAt: '2026-11-23T09:00:45.000Z' } as const;
  expect(promisedWords('dispatch', [odd])).toBe('45 秒');
  expect(promisedWords('response', [odd])).toBe('');
});
