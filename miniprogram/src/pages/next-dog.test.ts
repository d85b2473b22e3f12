import { listDogs } from '@huzhou/shared/dogs/routes';
import type { DogSummary } from '@huzhou/shared/dogs/view';
import { expect, test } from 'vitest';
import { nextDogs, nextOfDogs } from './next-dog.ts';

const now = Date.parse('2026-11-23T01:00:00.000Z');
const dog: DogSummary = {
  dogId: 'HQ20261123-0000000000',
  state: 'registered',
  name: '豆豆',
  due: [{ what: 'vaccinate', by: '2026-12-03' }],
  createdAt: '2026-11-23T01:00:00.000Z',
  role: 'keeper',
};

test('is the route of the contract, and reads its replies', () => {
  const { id, method, path, auth, status } = listDogs;
  expect(nextDogs).toMatchObject({ id, method, path, auth, status });
  const reply = listDogs.output.parse({ dogs: [dog] });
  expect(nextDogs.output.parse(reply).dogs[0]).toMatchObject({ state: 'registered', name: '豆豆', due: dog.due });
});

test('what is due at once comes before what has time, and a lost dog before all', () => {
  const early = { ...dog, name: '阿黄', due: [{ what: 'renew' as const, by: '2026-11-30' }] };
  const unchipped = { ...dog, name: '小黑', due: [{ what: 'chip' as const }, ...dog.due] };
  const lost = { ...dog, name: '旺财', state: 'lost' as const };
  expect(nextOfDogs([dog, early], now)).toEqual({ name: '阿黄', what: 'renew', days: 7 });
  expect(nextOfDogs([dog, early, unchipped], now)).toEqual({ name: '小黑', what: 'chip' });
  expect(nextOfDogs([dog, unchipped, lost], now)).toMatchObject({ name: '旺财', what: 'lost' });
});

test('the last day still counts, the day after it is too late', () => {
  const until = (by: string) => nextOfDogs([{ ...dog, due: [{ what: 'vaccinate', by }] }], now);
  expect(until('2026-11-23')).toMatchObject({ days: 0 });
  expect(until('2026-11-22')).toEqual({ name: '豆豆', what: 'vaccinate' });
});

test('dogs that owe nothing say nothing', () => {
  expect(
    nextOfDogs(
      [
        { ...dog, due: [] },
        { ...dog, state: 'deregistered', due: [] },
      ],
      now,
    ),
  ).toBeUndefined();
});
