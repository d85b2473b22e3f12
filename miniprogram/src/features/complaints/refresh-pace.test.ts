import { expect, test } from 'vitest';
import { refreshSeconds, refreshSecondsOfList, refreshSecondsWithPhotos } from './refresh-pace.ts';

const submittedAt = '2026-11-23T09:00:00.000Z';
const running = (seconds: number) => ({
  state: 'dispatched' as const,
  submittedAt,
  runningSince: submittedAt,
  nextDueAt: new Date(Date.parse(submittedAt) + seconds * 1_000).toISOString(),
});
const settled = { state: 'closed' as const, submittedAt };

test.each([
  ['the drill, dispatch', 3, 2],
  ['the drill, resolution', 60, 4],
  ['dispatch', 30, 2],
  ['response', 1_800, 15],
  ['resolution', 86_400, 15],
])('%s of %i s is looked at every %i s', (_, length, pace) => expect(refreshSeconds(running(length))).toBe(pace));

test('a case that waits for its check has no running promise: it is paced by its whole time', () => {
  const { runningSince: _, ...resolved } = { ...running(60), state: 'resolved' as const };
  expect(refreshSeconds(resolved)).toBe(4);
});

test('nothing hurries once it is settled, unless a photo is on its way', () => {
  expect(refreshSeconds(settled)).toBe(60);
  expect(refreshSecondsWithPhotos({ ...settled, hasPendingPhotos: true })).toBe(3);
});

test('a list is as fast as its most urgent row', () => {
  expect(refreshSecondsOfList([])).toBe(60);
  expect(refreshSecondsOfList([settled, running(30), running(1_800)])).toBe(2);
});
