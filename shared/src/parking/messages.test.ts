import { describe, expect, it } from 'vitest';
import { misfits } from '../notices/misfits.ts';
import type { Message } from '../notices/templates.ts';
import {
  cancelledMessage,
  closedWhileParkedMessage,
  contestMessage,
  contestOutcomes,
  movedMessage,
  noShowMessage,
  offerMessage,
  overstayMessage,
  permitMessage,
} from './messages.ts';
import { permitLifecycle } from './permit.ts';

const at = '2026-11-23T10:00:00.000Z';
const booking = {
  bookingId: 'a-lot-with-a-very-long-name-32-x.A-17-LEFT-12.20261123.0123456789ABCDEF',
  from: at,
  to: '2026-11-24T10:00:00.000Z',
  heldUntil: at,
};
const lotName = '湖州市机关事务管理局第二办公区地下停车场（演示）';
const next = { bookingId: booking.bookingId, lotName };

const all: (readonly [string, Message])[] = [
  ['offer', offerMessage(booking, lotName)],
  ['moved within', movedMessage(booking, { ...next, isNear: false, isNumbered: true })],
  ['moved within a pooled lot', movedMessage(booking, { ...next, isNear: false, isNumbered: false })],
  ['moved nearby', movedMessage(booking, { ...next, isNear: true, isNumbered: true })],
  ['cancelled', cancelledMessage(booking, lotName)],
  ['closed while parked', closedWhileParkedMessage({ lotName, ...booking })],
  ['no-show', noShowMessage(booking, lotName)],
  ['overstay', overstayMessage(booking, lotName)],
  ...contestOutcomes.map((outcome): [string, Message] => [outcome, contestMessage('0123456789ABCDEF', outcome, at)]),
  ...permitLifecycle.states.flatMap((state) =>
    [undefined, 'applied' as const, 'contested' as const].flatMap((before): [string, Message][] => {
      const message = permitMessage({ permitId: '0123456789ABCDEF', state }, before, at);
      return message === undefined ? [] : [[`${before} to ${state}`, message]];
    }),
  ),
];

describe('every message about parking fits into WeChat’s fields', () => {
  it.each(all)('%s', (_what, message) => {
    expect(misfits(message)).toEqual([]);
    expect(message.fields.thing4).not.toContain('…');
    expect(message.page).toMatch(/^features\/parking\/pages\/[a-z]+/);
  });
});
