import { personas } from '@huzhou/shared/directory/demonstration';
import { expect, test } from 'vitest';
import { staffPageOf } from './staff-page.ts';

const pageOf = (name: string): string => {
  const grants = personas.find((persona) => persona.name === name)?.grants ?? [];
  return staffPageOf({ staffId: name, name, grants });
};

test('teams begin at their queue', () => {
  expect(pageOf('周立行')).toBe('/features/staff/pages/queue');
  expect(pageOf('姚守正')).toBe('/features/staff/pages/queue');
});

test('dispatchers and those who oversee begin at the desk', () => {
  for (const name of ['章一鸣', '潘明鉴', '臧克勤']) expect(pageOf(name)).toBe('/features/staff/pages/desk');
});
