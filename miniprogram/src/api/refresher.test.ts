import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ApiFailure, offline } from './failure.ts';
import { createRefresher, type Freshness } from './refresher.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const harness = () => {
  const seen: Freshness<string>[] = [];
  let next: () => Promise<Result<string, ApiFailure>> = async () => ok('first');
  let loads = 0;
  const refresher = createRefresher<string>({
    load: () => {
      loads += 1;
      return next();
    },
    everySeconds: (value) => (value === 'hurry' ? 1 : 10),
    onChange: (freshness) => seen.push(freshness),
    nowMilliseconds: () => 1_000,
  });
  return {
    refresher,
    seen,
    loads: () => loads,
    answer: (to: () => Promise<Result<string, ApiFailure>>) => {
      next = to;
    },
  };
};

test('loads when shown, and again every so often', async () => {
  const { refresher, seen, loads } = harness();
  refresher.show();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual([{ value: 'first', loadedAt: 1_000 }]);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(loads()).toBe(4);
});

test('asks for nothing while hidden', async () => {
  const { refresher, loads } = harness();
  refresher.show();
  await vi.advanceTimersByTimeAsync(0);
  refresher.hide();
  await vi.advanceTimersByTimeAsync(120_000);
  expect(loads()).toBe(1);
});

test('keeps what it knew while loading fails, and backs off', async () => {
  const { refresher, seen, loads, answer } = harness();
  refresher.show();
  await vi.advanceTimersByTimeAsync(0);
  answer(async () => err(offline));
  await vi.advanceTimersByTimeAsync(10_000);
  expect(seen.at(-1)).toEqual({ value: 'first', loadedAt: 1_000, failure: offline });
  await vi.advanceTimersByTimeAsync(19_999);
  expect(loads()).toBe(2);
  await vi.advanceTimersByTimeAsync(1);
  expect(loads()).toBe(3);
  answer(async () => ok('second'));
  await vi.advanceTimersByTimeAsync(40_000);
  expect(seen.at(-1)).toEqual({ value: 'second', loadedAt: 1_000 });
  await vi.advanceTimersByTimeAsync(10_000);
  expect(loads()).toBe(5);
});

test('never loads twice at once', async () => {
  const { refresher, loads } = harness();
  refresher.show();
  await Promise.all([refresher.refresh(), refresher.refresh()]);
  expect(loads()).toBe(1);
});

test('a load that began before a command was answered does not undo its result', async () => {
  const { refresher, seen, answer } = harness();
  let release: (answer: Result<string, ApiFailure>) => void = () => {};
  answer(() => new Promise((resolve) => (release = resolve)));
  refresher.show();
  refresher.replace('answered');
  release(ok('older'));
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual([{ value: 'answered', loadedAt: 1_000 }]);
});

test('what was loaded last decides how long to wait', async () => {
  const { refresher, answer, loads } = harness();
  answer(async () => ok('hurry'));
  refresher.show();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(loads()).toBe(2);
  answer(async () => ok('calm'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(loads()).toBe(3);
  await vi.advanceTimersByTimeAsync(9_000);
  expect(loads()).toBe(3);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(loads()).toBe(4);
});

test('asks no sooner than the server wishes', async () => {
  const { refresher, loads, answer } = harness();
  answer(async () => err({ ...offline, kind: 'too-many-requests', retryAfterSeconds: 60 }));
  refresher.show();
  await vi.advanceTimersByTimeAsync(59_000);
  expect(loads()).toBe(1);
  answer(async () => ok('first'));
  await vi.advanceTimersByTimeAsync(1_000);
  expect(loads()).toBe(2);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(loads()).toBe(3);
});
