import type { DogSummary } from '@huzhou/shared/dogs/view';
import { expect, test } from 'vitest';
import { ticksOf } from './ticks.ts';

const today = '2026-11-23';
const dog: DogSummary = {
  dogId: 'HQ20261123-0000000000',
  state: 'registered',
  validUntil: '2027-11-22',
  protectedUntil: '2027-11-19',
  due: [],
  createdAt: '2026-11-23T01:00:00.000Z',
  role: 'keeper',
};
const done = (part: Parameters<typeof ticksOf>[0]) => ticksOf(part, today).map((tick) => tick.done);

test('all three with their dates', () => {
  const chip = { number: '156000000012345', kind: 'iso', by: 'clinic', at: '2026-11-22T17:00:00.000Z' } as const;
  const wants = { review: false, vaccination: false, chip: false };
  expect(ticksOf({ ...dog, chip, wants }, today).map(({ note }) => note)).toEqual([
    '至 2027.11.22',
    '至 2027.11.19',
    '2026.11.23 起',
  ]);
});

test('the last day counts, the next one does not', () => {
  expect(done({ ...dog, validUntil: today, protectedUntil: today })).toEqual([true, true, true]);
  expect(done({ ...dog, validUntil: '2026-11-22', protectedUntil: '2026-11-22' })).toEqual([false, false, true]);
  expect(done({ ...dog, state: 'expired' })).toEqual([false, true, true]);
});

test('a chip that is asked for, or claimed against another dog, is no tick', () => {
  expect(done({ ...dog, due: [{ what: 'chip' }] })).toEqual([true, true, false]);
  const claimed = { number: '156000000012345', kind: 'iso', by: 'keeper', at: '2026-11-22T17:00:00.000Z' } as const;
  expect(done({ ...dog, chip: claimed, wants: { review: false, vaccination: false, chip: true } })[2]).toBe(false);
});

test('an application has none of them by itself', () => {
  const { validUntil: _, protectedUntil: __, ...bare } = dog;
  expect(ticksOf({ ...bare, state: 'submitted' }, today).map(({ note }) => note)).toEqual([
    '待审核',
    '还没有',
    '还没有',
  ]);
});
