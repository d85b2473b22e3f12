import { expect, test } from 'vitest';
import { caseWith, entry } from './sample-case.ts';
import { changesSince, marksNow, staffStory, stepsTaken } from './staff-story.ts';

const photo = (photoId: string) => ({ photoId, state: 'ready' as const, url: `${photoId}.jpg` });
const late = { leg: 'response', colour: 'yellow', instant: '1970-01-01T00:02:30.000Z' } as const;
const timeline = [
  entry(1, 'submitted', { who: '投诉人', words: '垃圾', photos: [photo('before')] }),
  entry(2, 'dispatched', { who: '系统', unitName: '月河街道综合执法中队' }),
  entry(3, 'marked', { who: '系统', mark: late }),
  entry(4, 'responded', { words: '马上到' }),
  entry(5, 'resolved', { words: '已清', photos: [photo('after')] }),
];

test('newest first, with names, words and every mark with its instant', () => {
  const story = staffStory(caseWith(timeline));
  expect(story.map(({ what }) => what)).toEqual([
    '办结上报',
    '响应',
    '响应超时',
    '派单给月河街道综合执法中队',
    '提交投诉',
  ]);
  expect(story[2]).toMatchObject({ colour: 'yellow', words: '08:02 到点' });
  expect(story[1]).toMatchObject({ who: '周立行', words: '马上到' });
});

test('a mark says its instant only where it was noticed later', () => {
  const noticed = { ...entry(3, 'marked', { mark: late }), at: late.instant };
  expect(staffStory(caseWith([noticed]))[0]).toMatchObject({ what: '响应超时', words: undefined });
});

test('pictures after stand beside those before; what was submitted is not shown twice', () => {
  const story = staffStory(caseWith(timeline));
  expect(story[0]?.before?.map(({ key }) => key)).toEqual(['before']);
  expect(story[0]?.photos?.map(({ key }) => key)).toEqual(['after']);
  expect(story[4]).toMatchObject({ photos: [], words: undefined });
});

test('reopening begins anew: earlier marks belong to the past', () => {
  expect(marksNow({ timeline })).toHaveLength(1);
  const reopened = [...timeline, entry(6, 'reopened')];
  expect(marksNow({ timeline: reopened })).toEqual([]);
});

test('a mark that comes early is nearly late, not late', () => {
  const early = entry(9, 'marked', { mark: { ...late, colour: 'blue' } });
  expect(staffStory(caseWith([early]))[0]?.what).toBe('响应即将超时');
});

test('says who did what since, without the marks that came by themselves', () => {
  expect(stepsTaken(timeline)).toBe(4);
  expect(changesSince(timeline, 3)).toBe('周立行 办结上报（08:05）');
  expect(changesSince([...timeline, entry(6, 'marked', { mark: late })], 4)).toBe('');
});
