import { expect, test } from 'vitest';
import { countsOf, filterRows, isFiltering, parseFilter, without } from './list-filter.ts';

const rows = [
  { state: 'dispatched', colour: 'red', categoryCode: 'E0102' },
  { state: 'dispatched', colour: undefined, categoryCode: 'E0504' },
  { state: 'responded', colour: 'yellow', categoryCode: 'E0102' },
] as const;

test('narrows by every field at once, in the order of the list', () => {
  expect(filterRows(rows, {})).toEqual(rows);
  expect(filterRows(rows, { state: 'dispatched' })).toEqual([rows[0], rows[1]]);
  expect(filterRows(rows, { state: 'dispatched', kind: 'E0102' })).toEqual([rows[0]]);
  expect(filterRows(rows, { colour: 'none' })).toEqual([rows[1]]);
});

test('a chip says how many it would show while the other fields stay', () => {
  expect([...countsOf(rows, { state: 'dispatched' }, 'kind')]).toEqual([
    ['E0102', 1],
    ['E0504', 1],
  ]);
  // Its own choice does not count: one may change one's mind within a field.
  expect(countsOf(rows, { state: 'dispatched' }, 'state').get('responded')).toBe(1);
});

test('what was stored is read back, anything else is no filter', () => {
  expect(parseFilter({ colour: 'red', kind: 'E0102' })).toEqual({ colour: 'red', kind: 'E0102' });
  expect(parseFilter({ colour: 'green' })).toEqual({});
  expect(parseFilter(undefined)).toEqual({});
  expect(isFiltering({})).toBe(false);
  expect(isFiltering(without({ state: 'returned' }, 'state'))).toBe(false);
  expect(isFiltering(without({ state: 'returned', kind: 'E0102' }, 'state'))).toBe(true);
});
