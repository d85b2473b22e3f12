import { plateProblem } from '@huzhou/shared/parking/plate';
import { expect, test } from 'vitest';
import {
  digitKeys,
  keyboardFor,
  letterKeys,
  mayType,
  plateHint,
  provinceKeys,
  purposeKeys,
  typedFrom,
  typedWith,
} from './plate-typing.ts';

test('the keyboard follows the plate', () => {
  expect(['', '浙', '浙E', '浙E12345', '浙E1234'].map(keyboardFor)).toEqual([
    'province',
    'office',
    'serial',
    'serial',
    'last',
  ]);
});

test.each([
  ['', 'E'],
  ['', '1'],
  ['浙', '1'],
  ['浙', '苏'],
  ['浙E123', '学'],
  ['浙ED12345', '6'],
  ['浙E', 'I'],
  ['浙E', 'O'],
])('after 「%s」 the key %s does nothing', (typed, key) => expect(typedWith(typed, key)).toBe(typed));

test('all provinces are there, and I and O are not', () => {
  expect(new Set(provinceKeys).size).toBe(31);
  for (const province of provinceKeys) expect(plateProblem(`${province}A12345`)).toBeUndefined();
  expect([...letterKeys, ...digitKeys].length).toBe(34);
  for (const key of purposeKeys) expect(plateProblem(`浙E1234${key}`)).toBeUndefined();
});

test('typed or pasted in any form, it is one plate', () => {
  expect(typedFrom('浙e·12345')).toBe('浙E12345');
  expect(typedFrom('浙 ed 12345 67')).toBe('浙ED12345');
  expect(typedFrom('12345')).toBe('');
});

test('says how much is missing, then what is wrong', () => {
  expect(plateHint('浙E12')).toEqual({ kind: 'missing', count: 3 });
  expect(plateHint('浙E12345')).toBeUndefined();
  expect(plateHint('浙ED12345')).toBeUndefined();
  expect(plateHint('浙E123456')).toMatchObject({ kind: 'wrong' });
  expect(mayType('浙E1234', '学')).toBe(true);
});
