import { expect, test } from 'vitest';
import { checkOnBehalf, emptyOnBehalf, isBegunOnBehalf, toOnBehalf, withoutChanged } from './on-behalf-draft.ts';

const empty = emptyOnBehalf('key');
const whole = {
  ...empty,
  categoryCode: 'E0110',
  address: ' 红旗路 12 号 ',
  areaCode: '330502001',
  words: '晚上油烟很大',
  phone: '138 0000-0000',
};

test('what was left empty is left out, and a number loses its gaps', () => {
  expect(toOnBehalf(whole, [])).toEqual({
    categoryCode: 'E0110',
    place: { address: '红旗路 12 号', areaCode: '330502001' },
    words: '晚上油烟很大',
    phone: '13800000000',
  });
  expect(checkOnBehalf(whole)).toEqual([]);
});

test('all that is missing is said at once, each beside its field', () => {
  expect(checkOnBehalf(empty).map(({ field }) => field)).toEqual(['categoryCode', 'place.address', 'words']);
  expect(checkOnBehalf({ ...whole, areaCode: undefined }).map(({ field }) => field)).toEqual(['place.areaCode']);
  expect(checkOnBehalf({ ...whole, phone: '12345' }).map(({ field }) => field)).toEqual(['phone']);
});

test('a change settles what was said about its own field', () => {
  const errors = ['place.address', 'place.areaCode', 'words'].map((field) => ({ field, message: '' }));
  expect(withoutChanged(errors, { areaCode: '330502' }).map(({ field }) => field)).toEqual(['place.address', 'words']);
  expect(withoutChanged(errors, { words: '新' }).map(({ field }) => field)).toEqual([
    'place.address',
    'place.areaCode',
  ]);
});

test('an empty draft is nothing that anybody would miss', () => {
  expect(isBegunOnBehalf(empty)).toBe(false);
  expect(isBegunOnBehalf({ ...empty, phone: '138' })).toBe(true);
});
