import type { Supervision } from '@huzhou/shared/complaints/casework';
import { expect, test } from 'vitest';
import { isTheirsEarlier, partsDone, stepState, stepsDone, supervisionOrder } from './case-sections.ts';

const at = (minute: number) => `2026-11-23T00:${String(minute).padStart(2, '0')}:00.000Z`;
const supervision = (supervisionId: number, answerBy: number, answered?: number): Supervision => ({
  supervisionId,
  words: '请回复',
  name: '潘明鉴',
  staffId: 'staff-superv',
  at: at(0),
  answerBy: at(answerBy),
  ...(answered === undefined ? {} : { answeredAt: at(answered) }),
});

test('what waits for an answer comes first, the most urgent before the others', () => {
  const order = supervisionOrder([supervision(1, 10, 5), supervision(2, 40), supervision(3, 20), supervision(4, 9, 8)]);
  expect(order.map(({ supervisionId }) => supervisionId)).toEqual([3, 2, 4, 1]);
});

test('a step is in time until its day ends', () => {
  const step = { title: '约谈', dueOn: '2026-11-23' };
  expect(stepState(step, '2026-11-22')).toBe('open');
  expect(stepState(step, '2026-11-23')).toBe('today');
  expect(stepState(step, '2026-11-24')).toBe('overdue');
  expect(stepState({ ...step, finishedAt: at(1) }, '2026-11-24')).toBe('done');
  expect(stepsDone([step, { ...step, finishedAt: at(1) }])).toBe(1);
});

test('a part is done when its case is closed', () => {
  const part = { complaintId: 'HZ20261123-ABCDEFGH12', excerpt: '' };
  expect(
    partsDone([
      { ...part, state: 'closed' },
      { ...part, state: 'resolved' },
    ]),
  ).toBe(1);
});

test('says where the other system wants it sooner, while it is owed', () => {
  const promises = [{ leg: 'resolution' as const, round: 1, startedAt: at(0), dueAt: at(30) }];
  const external = { sourceId: 's', number: '1', resolveBy: at(20) };
  expect(isTheirsEarlier({ external, promises, state: 'responded' })).toBe(true);
  expect(isTheirsEarlier({ external, promises, state: 'closed' })).toBe(false);
  expect(isTheirsEarlier({ external: { ...external, resolveBy: at(40) }, promises, state: 'responded' })).toBe(false);
});
