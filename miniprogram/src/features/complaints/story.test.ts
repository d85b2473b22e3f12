import type { ComplaintDetail, TimelineEntry } from '@huzhou/shared/complaints/view';
import { expect, test } from 'vitest';
import { photosAfter } from '../../ui/case-photos.ts';
import { storyOf } from './story.ts';

const at = '2026-11-23T09:00:00.000Z';
const entry = (seq: number, type: TimelineEntry['type'], rest: Partial<TimelineEntry> = {}): TimelineEntry => ({
  seq,
  at,
  type,
  who: '系统',
  photos: [],
  ...rest,
});
const photo = (photoId: string): ComplaintDetail['photos'][number] => ({ photoId, state: 'ready', url: `/${photoId}` });

test('newest first, in plain words', () => {
  const story = storyOf({
    timeline: [
      entry(1, 'submitted', { who: '我', words: '很脏' }),
      entry(2, 'dispatched', { unitName: '月河街道综合执法中队' }),
      entry(3, 'rated', { who: '我', score: 4 }),
    ],
  });
  expect(story.map(({ what }) => what)).toEqual(['评价：满意', '派单给月河街道综合执法中队', '提交投诉']);
});

test('a broken promise is told, a warning before it is not, and neither carries a colour', () => {
  const story = storyOf({
    timeline: [
      entry(1, 'marked', { mark: { leg: 'response', colour: 'blue', instant: at } }),
      entry(2, 'marked', { mark: { leg: 'response', colour: 'yellow', instant: at } }),
      entry(3, 'marked', { mark: { leg: 'resolution', colour: 'yellow', instant: at } }),
      entry(4, 'marked', { mark: { leg: 'resolution', colour: 'red', instant: at } }),
    ],
  });
  expect(story.map(({ what }) => what)).toEqual([
    '办结超过承诺时间，已提醒督办人员',
    '响应超过承诺时间，已提醒督办人员',
  ]);
  expect(story.every(({ colour }) => colour === undefined)).toBe(true);
});

test('pictures of the submission stand above the story, those of the work in it', () => {
  const story = storyOf({
    timeline: [
      entry(1, 'submitted', { photos: [photo('before')] }),
      entry(2, 'resolved', { words: '已清运', photos: [photo('after')] }),
    ],
  });
  expect(story.map(({ photos, words }) => [photos?.map(({ src }) => src), words])).toEqual([
    [['/after'], '已清运'],
    [[], undefined],
  ]);
});

test('a reopened case has no pictures after until it is resolved again', () => {
  const first = entry(1, 'resolved', { photos: [photo('first')] });
  const again = entry(3, 'resolved', { photos: [photo('again')] });
  expect(photosAfter({ timeline: [first] })).toEqual(first.photos);
  expect(photosAfter({ timeline: [first, entry(2, 'reopened')] })).toEqual([]);
  expect(photosAfter({ timeline: [first, entry(2, 'reopened'), again] })).toEqual(again.photos);
});

test('what is among colleagues is not told, even if it came; what became of the case is', () => {
  const until = '2026-11-25T01:00:00.000Z';
  const story = storyOf({
    timeline: [
      entry(1, 'noted', { words: '房东在外地' }),
      entry(2, 'extension-requested', { until }),
      entry(3, 'extended', { until }),
      entry(4, 'declined', { reasonCode: 'not-ours' }),
      entry(5, 'transferred', { body: '国网湖州供电公司' }),
      entry(6, 'reopened', { unsatisfied: true }),
      entry(7, 'marked', { mark: { reason: 'unsatisfied', colour: 'yellow', instant: at } }),
    ],
  });
  expect(story.map(({ what }) => what)).toEqual([
    '不满意，重新办理',
    '移送国网湖州供电公司',
    '不予受理：不属于城市管理职责范围',
    expect.stringMatching(/^办理时限延长到 .*09:00$/),
  ]);
});

test('why the reporter is not satisfied is said once', () => {
  const story = storyOf({
    timeline: [
      entry(1, 'rated', { who: '我', score: 1, words: '只清了一半' }),
      entry(2, 'reopened', { who: '我', unsatisfied: true, words: '只清了一半' }),
    ],
  });
  expect(story.map(({ what, words }) => [what, words])).toEqual([
    ['不满意，重新办理', '只清了一半'],
    ['评价：很不满意', undefined],
  ]);
});
