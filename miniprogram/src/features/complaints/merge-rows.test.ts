import { expect, test } from 'vitest';
import { mergeRows } from './merge-rows.ts';

const row = (complaintId: string, minute: number, state = 'submitted') => ({
  complaintId,
  submittedAt: `2026-11-23T09:${String(minute).padStart(2, '0')}:00.000Z`,
  state,
});

test('a case that a new one pushed off the first page does not vanish', () => {
  const known = mergeRows([row('b', 2), row('a', 1)], [row('0', 0)]);
  expect(mergeRows(known, [row('c', 3), row('b', 2)]).map(({ complaintId }) => complaintId)).toEqual([
    'c',
    'b',
    'a',
    '0',
  ]);
});

test('the newest form of a row wins', () => {
  expect(mergeRows([row('a', 1)], [row('a', 1, 'closed')])).toEqual([row('a', 1, 'closed')]);
});
