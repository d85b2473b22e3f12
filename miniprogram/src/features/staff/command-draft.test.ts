import { expect, test } from 'vitest';
import { checkDraft, hasArrived, revived, withoutTouched } from './command-draft.ts';
import { emptyDraft, isBegun } from './draft-shape.ts';
import { caseWith, entry } from './sample-case.ts';

const story = [entry(1, 'submitted'), entry(2, 'dispatched'), entry(3, 'marked')];
const detail = caseWith(story);
const me = '周立行';
const draft = {
  ...emptyDraft('key-of-the-first-attempt', 2),
  words: '马上到',
  photos: [{ key: 'p', keptAs: 'kept', uploadId: 'used', sentAt: 1 }],
};
const newKey = () => 'another-key';
const now = '2026-11-23T00:00:00.000Z';

test('what is missing is said beside its field before anything is sent', () => {
  const empty = emptyDraft('key', 0);
  expect(checkDraft('dispatch', empty, 0)).toEqual([{ field: 'unitId', message: '请选择处置队伍' }]);
  expect(checkDraft('respond', empty, 0).map(({ field }) => field)).toEqual(['words']);
  expect(checkDraft('resolve', empty, 0).map(({ field }) => field)).toEqual(['words', 'photoIds']);
  expect(checkDraft('resolve', draft, 9)).toEqual([]);
  expect(checkDraft('resolve', draft, 10).map(({ field }) => field)).toEqual(['photoIds']);
  expect(checkDraft('approve', empty, 0)).toEqual([]);
});

test('a draft comes back as it was while the case stands where it stood', () => {
  expect(revived(draft, detail, 'respond', me, newKey, now)).toEqual(draft);
  expect(revived({ words: 1 }, detail, 'respond', me, newKey, now)).toBeUndefined();
});

test('where the case has moved on, the words stay, the key and the uploads begin anew', () => {
  const moved = caseWith([
    ...story,
    entry(4, 'returned', { who: '陆平安' }),
    entry(5, 'dispatched', { who: '章一鸣' }),
  ]);
  const again = revived(draft, moved, 'respond', me, newKey, now);
  expect(again).toMatchObject({ words: '马上到', idempotencyKey: 'another-key', steps: 4 });
  expect(again?.photos).toEqual([{ key: 'p', keptAs: 'kept' }]);
});

test('a draft that did arrive, though no answer came, is not offered again', () => {
  const arrived = caseWith([...story, entry(4, 'responded', { words: '马上到' })]);
  expect(hasArrived(arrived, 'respond', draft, me)).toBe(true);
  expect(revived(draft, arrived, 'respond', me, newKey, now)).toBeUndefined();
  const others = caseWith([...story, entry(4, 'responded', { words: '马上到', who: '陆平安' })]);
  expect(hasArrived(others, 'respond', draft, me)).toBe(false);
});

test('an empty draft is nothing that anybody would miss', () => {
  expect(isBegun(emptyDraft('key', 0))).toBe(false);
  expect(isBegun({ ...emptyDraft('key', 0), unitId: 'team' })).toBe(true);
});

test('a change settles what was said about its own field, whatever the route calls it', () => {
  const errors = ['words', 'summary', 'steps.0.title', 'parts.1.words', 'until'].map((field) => ({
    field,
    message: '',
  }));
  const left = (part: Parameters<typeof withoutTouched>[1]) => withoutTouched(errors, part).map(({ field }) => field);
  expect(left({ words: '新' })).toEqual(['steps.0.title', 'parts.1.words', 'until']);
  expect(left({ planSteps: [] })).toEqual(['words', 'summary', 'parts.1.words', 'until']);
  expect(left({ parts: [] })).toEqual(['words', 'summary', 'steps.0.title', 'until']);
});

test('a plan is told of without its words: whose it is says that it arrived', () => {
  const planned = caseWith([...story, entry(4, 'planned', { who: '臧克勤' })]);
  expect(hasArrived(planned, 'set-plan', { words: '疏堵结合', steps: 2 }, '臧克勤')).toBe(true);
});
