import { complaintStates } from '@huzhou/shared/complaints/lifecycle';
import { expect, test } from 'vitest';
import { belongsTo, isDeskTab, tabCount } from './desk-tabs.ts';

test('each state that waits for the desk has one tab, and the area has them all', () => {
  const statesOf = (tab: 'dispatch' | 'check' | 'area') => complaintStates.filter((state) => belongsTo[tab]({ state }));
  expect(statesOf('dispatch')).toEqual(['submitted', 'returned']);
  expect(statesOf('check')).toEqual(['resolved']);
  expect(statesOf('area')).toEqual(complaintStates);
});

test('counts say when there are more than were loaded', () => {
  expect(tabCount(3, false)).toBe('3');
  expect(tabCount(20, true)).toBe('20+');
  expect(tabCount(120, false)).toBe('99+');
  expect(isDeskTab('check')).toBe(true);
  expect(isDeskTab('mine')).toBe(false);
});
