import { always, offHours } from '@huzhou/shared/parking/sharing';
import { expect, test } from 'vitest';
import { openNow } from './open-now.ts';

const at = (time: string): number => Date.parse(`${time}:00+08:00`);
const sharing = offHours('08:30', '17:30');

test.each([
  ['a Monday at noon', '2026-11-23T12:00', { open: false, changes: { time: '18:30', days: 0 } }],
  ['a Monday evening, over midnight', '2026-11-23T20:00', { open: true, changes: { time: '07:30', days: 1 } }],
  ['a Friday evening, over the weekend', '2026-11-27T20:00', { open: true, changes: { time: '07:30', days: 3 } }],
])('%s', (_, time, now) => expect(openNow({ sharing }, at(time))).toEqual(now));

test('what is always open does not change', () => {
  expect(openNow({ sharing: always }, at('2026-11-23T12:00'))).toEqual({ open: true });
});
