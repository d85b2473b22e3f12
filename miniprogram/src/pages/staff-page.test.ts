import { personas } from '@huzhou/shared/directory/demonstration';
import { expect, test } from 'vitest';
import { workplacesOf } from './staff-page.ts';

const grantsOf = (name: string) => personas.find((persona) => persona.name === name)?.grants ?? [];
const pagesOf = (...names: readonly string[]): readonly string[] =>
  workplacesOf({ staffId: '', name: '', grants: names.flatMap(grantsOf) }).map(({ page }) => page);

test('teams begin at their queue', () => {
  expect(pagesOf('周立行')).toEqual(['/features/staff/pages/queue']);
  expect(pagesOf('姚守正')).toEqual(['/features/staff/pages/queue']);
});

test('dispatchers and those who oversee begin at the desk', () => {
  for (const name of ['章一鸣', '潘明鉴', '臧克勤']) expect(pagesOf(name)).toEqual(['/features/staff/pages/desk']);
});

test('those of parking begin at the lots, and see no cases', () => {
  const [operator] = personas.filter(({ grants }) => grants?.some(({ role }) => role === 'lot-operator'));
  for (const name of [operator?.name ?? '', '严有序']) expect(pagesOf(name)).toEqual(['/features/lots/pages/index']);
});

test('registrars and clinics begin at the desk of dogs', () => {
  for (const name of ['温仁心', '易安居', '凌清源']) expect(pagesOf(name)).toEqual(['/features/dogs-desk/pages/index']);
});

test('who has roles of both kinds has both', () => {
  expect(pagesOf('章一鸣', '严有序')).toEqual(['/features/staff/pages/desk', '/features/lots/pages/index']);
});
