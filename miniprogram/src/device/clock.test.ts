import { afterEach, expect, test, vi } from 'vitest';
import { learnServerTime, serverNow } from './clock.ts';

afterEach(() => {
  vi.useRealTimers();
  learnServerTime(new Date().toUTCString());
});

test('a phone that is wrong by minutes shows the server time', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T10:05:00.000Z') });
  learnServerTime('Mon, 23 Nov 2026 10:00:00 GMT');
  expect(new Date(serverNow()).toISOString()).toBe('2026-11-23T10:00:00.000Z');
});

test('whole seconds and the way of the answer are no difference', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T10:00:02.400Z') });
  learnServerTime('Mon, 23 Nov 2026 10:00:00 GMT');
  expect(serverNow()).toBe(Date.now());
});

test('an unreadable header changes nothing', () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T10:05:00.000Z') });
  learnServerTime('Mon, 23 Nov 2026 10:00:00 GMT');
  learnServerTime('soon');
  learnServerTime(undefined);
  expect(new Date(serverNow()).toISOString()).toBe('2026-11-23T10:00:00.000Z');
});
