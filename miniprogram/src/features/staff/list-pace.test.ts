import { instantOf } from '@huzhou/shared/kernel/time';
import { expect, test } from 'vitest';
import { listPace } from './list-pace.ts';

const promise = (seconds: number) => ({ runningSince: instantOf(0), nextDueAt: instantOf(seconds * 1_000) });

test('the shortest promise sets the pace, within bounds', () => {
  expect(listPace([promise(86_400), promise(15)])).toBe(3);
  expect(listPace([promise(86_400), promise(120)])).toBe(6);
  expect(listPace([promise(86_400)])).toBe(12);
});

test('a list in which nothing runs is looked at at leisure', () => {
  expect(listPace([])).toBe(12);
  expect(listPace([{ nextDueAt: instantOf(1) }])).toBe(12);
});
