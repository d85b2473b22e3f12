import type { Wait } from '@huzhou/shared/parking/waitlist';
import { expect, test } from 'vitest';
import { inOrder, isOffer } from './wait-rank.ts';

const wait = (state: Wait['state'], from: string, part: Partial<Wait> = {}): Wait => ({
  waitId: `lot.${state}${from}`,
  lotId: 'lot',
  lotName: '停车场',
  plate: '浙E12345',
  from: `2026-11-23T${from}:00.000Z`,
  to: '2026-11-24T00:00:00.000Z',
  charger: false,
  since: `2026-11-22T${from}:00.000Z`,
  state,
  ...part,
});

test('offers come first, then the line by time, then what is over', () => {
  const rows = [
    wait('left', '08:00'),
    wait('waiting', '12:00'),
    wait('over', '09:00'),
    wait('waiting', '10:00'),
    wait('offered', '20:00'),
  ];
  expect(inOrder(rows).map(({ state, from }) => `${state} ${from.slice(11, 16)}`)).toEqual([
    'offered 20:00',
    'waiting 10:00',
    'waiting 12:00',
    'over 09:00',
    'left 08:00',
  ]);
});

test('an offer ends by the clock, whoever has noticed', () => {
  const offer = wait('offered', '20:00', { bookingId: 'b', offeredUntil: '2026-11-23T10:10:00.000Z' });
  expect(isOffer(offer, Date.parse('2026-11-23T10:09:59.000Z'))).toBe(true);
  expect(isOffer(offer, Date.parse('2026-11-23T10:10:00.000Z'))).toBe(false);
  expect(isOffer({ ...offer, state: 'waiting' }, 0)).toBe(false);
});
