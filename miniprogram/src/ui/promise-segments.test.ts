import { expect, test } from 'vitest';
import { promiseSegments } from './promise-segments.ts';

const at = (seconds: number): string => new Date(seconds * 1_000).toISOString();
const dispatch = { leg: 'dispatch', round: 1, startedAt: at(0), dueAt: at(3), endedAt: at(1) } as const;
const resolution = { leg: 'resolution', round: 1, startedAt: at(0), dueAt: at(60) } as const;

test('a promise that has not begun stands in the line with its length', () => {
  const segments = promiseSegments({ state: 'submitted', promises: [dispatch, resolution], timeline: [] });
  expect(segments.map(({ label, promised }) => `${label} ${promised}`)).toEqual([
    '派单 3 秒',
    '响应 15 秒',
    '办结 1 分钟',
  ]);
  expect(segments[1]?.startedAt).toBeUndefined();
});

test('what a withdrawal broke off is neither kept nor broken', () => {
  const timeline = [{ seq: 2, at: at(9), type: 'withdrawn', who: '我', photos: [] }] as const;
  const promises = [dispatch, { ...resolution, endedAt: at(9) }];
  const segments = promiseSegments({
    state: 'withdrawn',
    promises,
    timeline: [...timeline].map((each) => ({ ...each, photos: [] })),
  });
  expect(segments.map(({ key }) => key)).toEqual(['dispatch']);
});
