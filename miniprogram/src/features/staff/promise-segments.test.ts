import { instantOf } from '@huzhou/shared/kernel/time';
import { expect, test } from 'vitest';
import { promisedWords, promiseSegments } from './promise-segments.ts';

const run = (leg: 'dispatch' | 'response' | 'resolution', seconds: number) => ({
  leg,
  round: 1,
  startedAt: instantOf(0),
  dueAt: instantOf(seconds * 1_000),
});

test('promised times in words', () => {
  expect([30, 1_800, 86_400].map(promisedWords)).toEqual(['30 秒', '30 分钟', '24 小时']);
});

test('a promise that has not begun is shown by the policy that the others keep', () => {
  const segments = promiseSegments([run('dispatch', 3), run('resolution', 60)]);
  expect(segments.map(({ label, promised }) => `${label} ${promised}`)).toEqual([
    '派单 3 秒',
    '响应 15 秒',
    '办结 1 分钟',
  ]);
  expect(segments[1]?.startedAt).toBeUndefined();
});
