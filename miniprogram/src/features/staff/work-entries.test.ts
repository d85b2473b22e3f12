import { personas } from '@huzhou/shared/directory/demonstration';
import { expect, test } from 'vitest';
import { workEntries } from './work-entries.ts';

const entriesOf = (name: string) => {
  const grants = personas.find((each) => each.name === name)?.grants ?? [];
  return workEntries({ staffId: '', name, grants }).map(({ key }) => key);
};

test('each role finds the way to what it may do', () => {
  expect(entriesOf('周立行')).toEqual(['dogs', 'search']);
  expect(entriesOf('姚守正')).toEqual(['dogs', 'search', 'figures']);
  expect(entriesOf('章一鸣')).toEqual(['ledger', 'onBehalf', 'search', 'figures']);
  expect(entriesOf('潘明鉴')).toEqual(['ledger', 'requests', 'search', 'figures']);
  expect(entriesOf('臧克勤')).toEqual(['ledger', 'leading', 'search', 'figures']);
  expect(entriesOf('吴理')).toEqual(['search', 'figures']);
  for (const name of ['闵泊舟', '严有序', '温仁心', '易安居']) expect(entriesOf(name)).toEqual([]);
});
