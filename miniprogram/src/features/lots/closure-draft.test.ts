import { expect, test } from 'vitest';
import { checkClosure, emptyClosure } from './closure-draft.ts';

const now = Date.parse('2026-11-23T23:50:10+08:00');
const spots = ['A-1', 'A-2'].map((spotId) => ({ spotId, charger: false, accessible: false }));
const whole = { ...emptyClosure(now), reason: '防汛应急' };
const errorsOf = (values: typeof whole): readonly string[] => {
  const checked = checkClosure(values, spots, now);
  return 'errors' in checked ? checked.errors.map(({ field }) => field) : [];
};

test('it begins with the next quarter, over midnight too', () => {
  expect(whole).toMatchObject({ fromDay: '20261124', fromTime: '00:00', toDay: '20261125' });
});

test('a whole one is what the server takes', () => {
  expect(checkClosure({ ...whole, scope: 'some', spots: 'a-1…a-2', toTime: '24:00' }, spots, now)).toEqual({
    body: {
      from: '2026-11-23T16:00:00.000Z',
      to: '2026-11-25T16:00:00.000Z',
      spotIds: ['A-1', 'A-2'],
      reason: '防汛应急',
    },
  });
});

test.each([
  ['no reason', { reason: ' ' }, ['reason']],
  ['an end before the beginning', { toDay: '20261124' }, ['to']],
  ['a beginning in the past', { fromDay: '20261122' }, ['from']],
  ['a spot that is not there', { scope: 'some' as const, spots: 'B-1' }, ['spotIds']],
  ['no spot', { scope: 'some' as const, spots: '' }, ['spotIds']],
  ['longer than a month', { toDay: '20261231' }, ['to']],
])('%s is told beside its field', (_, part, fields) => expect(errorsOf({ ...whole, ...part })).toEqual(fields));
