import { expect, test } from 'vitest';
import { daysProblem, filterOf, filterWords, parseSearch, savable, searchOf, withoutFilters } from './case-search.ts';

const today = '2026-11-23';
const search = parseSearch({
  text: ' 油烟 夜里 ',
  days: '7',
  areaCode: '330502001',
  unit: { unitId: 'team-1', name: '月河中队' },
  colour: 'red',
});

test('asks for what was given, and for nothing else', () => {
  expect(filterOf(parseSearch(undefined), today)).toEqual({});
  expect(filterOf(search, today)).toEqual({
    words: '油烟 夜里',
    areaCode: '330502001',
    unitId: 'team-1',
    colour: 'red',
    from: '2026-11-17',
  });
  expect(filterOf({ ...search, days: 'own', from: '2026-10-01' }, today)).toMatchObject({ from: '2026-10-01' });
});

test('a number names its case, whatever the filters say', () => {
  expect(filterOf({ ...search, text: 'hz20261123-0a1b2c3d4e' }, today)).toEqual({ number: 'HZ20261123-0A1B2C3D4E' });
});

test('a kept filter moves with the day, unless its days were chosen', () => {
  expect(savable(search, today)).toEqual({
    words: '油烟 夜里',
    areaCode: '330502001',
    unitId: 'team-1',
    colour: 'red',
  });
  const chosen = { ...search, days: 'own' as const, from: '2026-10-01', to: '2026-10-31' };
  const kept = savable(chosen, today);
  expect(kept).toMatchObject({ from: '2026-10-01', to: '2026-10-31' });
  expect(searchOf(kept, () => '月河中队')).toEqual({ ...chosen, text: '油烟 夜里' });
});

test('says what is wrong with the days before the server does', () => {
  const own = { ...search, days: 'own' as const };
  expect(daysProblem({ ...own, from: '2026-08-24', to: today }, today)).toBeUndefined();
  expect(daysProblem({ ...own, from: '2026-08-23', to: today }, today)).toBe('一次最多查 92 天');
  expect(daysProblem({ ...own, from: '2026-11-20', to: '2026-11-19' }, today)).toBeDefined();
  expect(daysProblem(search, today)).toBeUndefined();
});

test('names the filters, and forgets them but not the words', () => {
  expect(filterWords(search, today)).toEqual(['近 7 天', '吴兴区月河街道', '月河中队', '红色督办']);
  expect(filterWords({ ...search, days: 'own', from: '2026-10-01' }, today)[0]).toBe('10月1日 周四 到 11月23日 周一');
  expect(withoutFilters(search)).toEqual({ text: search.text, days: '30' });
});

test('what was kept in another shape is forgotten', () => {
  expect(parseSearch({ text: 1 })).toEqual({ text: '', days: '30' });
});
