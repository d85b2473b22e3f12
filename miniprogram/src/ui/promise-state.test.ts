import { expect, test } from 'vitest';
import { readPromise } from './promise-state.ts';

const startedAt = '2026-11-23T10:00:00.000Z';
const dueAt = '2026-11-23T10:30:00.000Z';
const at = (iso: string): number => Date.parse(iso);

test('a promise that has not begun waits', () => {
  expect(readPromise({}, at(startedAt))).toEqual({ state: 'waiting', used: 0, time: '未开始', clock: '' });
});

test('a running promise shows what is left and until when', () => {
  expect(readPromise({ startedAt, dueAt }, at('2026-11-23T10:18:00.000Z'))).toEqual({
    state: 'running',
    used: 0.6,
    time: '还剩 12 分',
    clock: '18:30 前',
  });
});

test('is in time at the deadline and late a millisecond later', () => {
  expect(readPromise({ startedAt, dueAt }, at(dueAt)).state).toBe('running');
  expect(readPromise({ startedAt, dueAt }, at(dueAt) + 1)).toMatchObject({ state: 'late', used: 1, time: '已超 0 秒' });
});

test('an ended promise was kept up to its deadline, and broken after it', () => {
  const now = at('2026-11-24T00:00:00.000Z');
  expect(readPromise({ startedAt, dueAt, endedAt: dueAt }, now)).toMatchObject({
    state: 'kept',
    time: '用时 30 分',
    clock: '18:30 完成',
  });
  expect(readPromise({ startedAt, dueAt, endedAt: '2026-11-23T10:30:00.001Z' }, now).state).toBe('broken');
});

test('a clock that runs behind the server never shows negative use', () => {
  expect(readPromise({ startedAt, dueAt }, at(startedAt) - 5_000).used).toBe(0);
});

test('what took no second is not said to have taken none', () => {
  const endedAt = '2026-11-23T10:00:00.480Z';
  expect(readPromise({ startedAt, dueAt, endedAt }, at(dueAt)).time).toBe('不到 1 秒');
});

test('a clock that stands still shows what is left, however long it stands', () => {
  const pausedAt = '2026-11-23T10:10:00.000Z';
  const later = at('2026-11-30T00:00:00.000Z');
  expect(readPromise({ startedAt, dueAt, pausedAt }, later)).toMatchObject({
    state: 'paused',
    time: '还剩 20 分',
    clock: '暂停计时',
  });
});

test('time under suspension is not in the time taken', () => {
  const endedAt = '2026-11-23T12:00:00.000Z';
  const times = { startedAt, dueAt: '2026-11-23T12:30:00.000Z', endedAt, pausedMilliseconds: 7_200_000 - 600_000 };
  expect(readPromise(times, at(endedAt)).time).toBe('用时 10 分');
});
