import { personas } from '@huzhou/shared/directory/demonstration';
import { expect, test } from 'vitest';
import { areaLevels, ownAreas, scopeName } from './area-scope.ts';

const staff = (...grants: readonly { role: string; areaCode: string }[]) => ({ staffId: '', name: '', grants });
const of = (name: string) => ownAreas(staff(...(personas.find((each) => each.name === name)?.grants ?? [])));
const levels = (own: readonly string[], chosen?: string) =>
  areaLevels(own, chosen).map(({ level, areas }) => [level, areas.length]);

test('the city chooses city, district, then town; a district its towns at once', () => {
  expect(levels(of('施惟清'))).toEqual([
    ['city', 1],
    ['district', 5],
  ]);
  expect(levels(of('施惟清'), '330523').map(([level]) => level)).toEqual(['city', 'district', 'town']);
  expect(levels(of('潘明鉴')).map(([level]) => level)).toEqual(['district', 'town']);
});

test('nobody is offered what lies outside', () => {
  const own = ['330502001', '330502002'];
  expect(areaLevels(own, undefined)).toMatchObject([
    { level: 'town', areas: [{ code: '330502001' }, { code: '330502002' }] },
  ]);
});

test('an area within another one of theirs is not counted twice, and only the wanted roles count', () => {
  const both = staff({ role: 'supervisor', areaCode: '330502' }, { role: 'dispatcher', areaCode: '330502001' });
  expect(ownAreas(both)).toEqual(['330502']);
  expect(ownAreas(both, ['dispatcher'])).toEqual(['330502001']);
});

test('names what is chosen', () => {
  expect(scopeName(['330500'], undefined)).toBe('湖州市');
  expect(scopeName(['330500'], '330502001')).toBe('吴兴区月河街道');
  expect(scopeName(['330500'], '330523')).toBe('安吉县');
});
