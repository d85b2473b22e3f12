import { finishVisit } from '@huzhou/shared/dogs/registry-routes';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { sightingOf } from './sight-draft.ts';
import { visitOf } from './visit-draft.ts';

const draft = {
  outcome: 'unregistered',
  words: ' 上门告知登记 ',
  dogId: 'HQ20261101-0123456789',
  area: '330502001',
  colour: '黄色',
  breedCode: '',
  chip: '',
};

test('an unregistered dog is described, and no other dog is named with it', () => {
  expect(visitOf(draft)).toEqual({
    outcome: 'unregistered',
    words: '上门告知登记',
    townCode: '330502001',
    colour: '黄色',
  });
});

test('of a registered dog, or none, nothing is described', () => {
  expect(visitOf({ ...draft, outcome: 'registered' })).toEqual({
    outcome: 'registered',
    words: '上门告知登记',
    dogId: draft.dogId,
  });
  expect(visitOf({ ...draft, outcome: 'not-found' })).toEqual({ outcome: 'not-found', words: '上门告知登记' });
});

test('what is missing is the contract’s to say', () => {
  const read = z.safeParse(finishVisit.input.body, visitOf({ ...draft, outcome: '', words: '' }));
  expect(read.error?.issues.map(({ message }) => message)).toEqual(['请选择走访结果', '请用几个字说明']);
});

test('a dog that was met is sent with what was filled in, and nothing that is empty', () => {
  const sight = { area: '330502001', place: '东门', colour: '黄色', breedCode: '', words: ' ', chip: '', photos: [] };
  expect(sightingOf(sight, [])).toEqual({ townCode: '330502001', place: '东门', colour: '黄色' });
  expect(sightingOf({ ...sight, breedCode: 'poodle', chip: '156' }, ['a'])).toMatchObject({
    breedCode: 'poodle',
    chip: '156',
    photoIds: ['a'],
  });
});
