import { expect, test } from 'vitest';
import { applicationMarks } from './application-marks.ts';

const words = (dog: Parameters<typeof applicationMarks>[0]) => applicationMarks(dog).map(({ text }) => text);

test('an application says what it waits for, and that it waits for nothing', () => {
  expect(words({ state: 'submitted', due: [{ what: 'vaccinate' }, { what: 'chip' }] })).toEqual(['等免疫', '等芯片']);
  expect(words({ state: 'submitted', due: [{ what: 'review' }] })).toEqual(['材料齐全']);
});

test('a vaccination that ends some day is none that is missing', () => {
  expect(words({ state: 'submitted', due: [{ what: 'vaccinate', by: '2027-11-22' }] })).toEqual(['材料齐全']);
});

test('an appeal and each concern weigh more than how far it is', () => {
  const marks = applicationMarks({ state: 'appealed', due: [{ what: 'chip' }], concernCodes: ['too-tall'] });
  expect(marks).toEqual([
    { text: '申诉', weighs: true },
    { text: '肩高超限', weighs: true },
    { text: '等芯片', weighs: false },
  ]);
});
