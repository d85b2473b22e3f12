import { expect, test } from 'vitest';
import { viewFor } from './ledger-view.ts';

test('begins with red; what was kept comes back', () => {
  expect(viewFor(undefined, ['330502'], false)).toEqual({ colour: 'red' });
  expect(viewFor({ colour: 'nonsense' }, ['330502'], false)).toEqual({ colour: 'red' });
  expect(viewFor({ colour: 'blue', areaCode: '330502001', only: 'key' }, ['330502'], false)).toEqual({
    colour: 'blue',
    areaCode: '330502001',
    only: 'key',
  });
});

test("another person's area and a leader's view do not come back to who may not have them", () => {
  expect(viewFor({ colour: 'red', areaCode: '330523', only: 'mine' }, ['330502'], false)).toEqual({ colour: 'red' });
  expect(viewFor({ colour: 'red', only: 'mine' }, ['330500'], true)).toEqual({ colour: 'red', only: 'mine' });
});
