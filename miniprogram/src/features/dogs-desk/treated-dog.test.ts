import { expect, test } from 'vitest';
import { sampleCard, sampleSighting } from './sample-cards.ts';
import { nameOf, treatedOf, whichOf } from './treated-dog.ts';

const values = { area: '330502001', colour: ' 黄色 ', breedCode: '' };

test('a dog of the register is treated as such, whatever was written down of it before', () => {
  const treated = treatedOf({ by: { chip: sampleCard.chip }, dog: sampleCard, sighting: sampleSighting });
  expect(whichOf(treated, values)).toEqual({ dogId: sampleCard.dogId });
});

test('a dog that is only known goes by its slip', () => {
  const treated = treatedOf({ by: { chip: '156000000012345' }, sighting: sampleSighting });
  expect(whichOf(treated, values)).toEqual({ slip: sampleSighting.sightingId });
});

test('an unknown one keeps its chip and is described', () => {
  const treated = treatedOf({ by: { chip: '156000000012345' } });
  expect(whichOf(treated, values)).toEqual({
    chip: '156000000012345',
    unknown: { townCode: '330502001', colour: '黄色' },
  });
  expect(whichOf({ kind: 'unknown' }, { ...values, breedCode: 'poodle' })).toEqual({
    unknown: { townCode: '330502001', colour: '黄色', breedCode: 'poodle' },
  });
});

test('drafts of two dogs are two', () => {
  const names = [
    { kind: 'unknown' as const },
    { kind: 'unknown' as const, chip: '1' },
    treatedOf({ by: {}, dog: sampleCard }),
  ];
  expect(new Set(names.map(nameOf)).size).toBe(3);
});
