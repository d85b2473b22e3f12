import { firstSlotOf } from '@huzhou/shared/parking/slots';
import { describe, expect, it } from 'vitest';
import {
  closedClaim,
  confirmedClaim,
  freeUpTo,
  heldClaim,
  slotsIn,
  spotDayUpdate,
  strangersClaim,
} from './slot-claims.ts';

const now = '2026-11-23T08:00:00.000Z';
const key = { pk: 'LOT#lot-1#20261123', sk: 'SPOT#A-1' };
const first = firstSlotOf('20261123');
const slots = (from: number, to: number) => slotsIn({ from: first + from, to: first + to });
const nothing = { key, claiming: [], swapping: [], entries: [], expiresAt: 1 };

describe('the one update of a spot-day', () => {
  it('claims slots that are free, with the booking', () => {
    const update = spotDayUpdate(
      { ...nothing, claiming: [{ slots: slots(40, 42), value: 7 }], entries: [{ token: 'T', entry: { version: 1 } }] },
      now,
    );
    expect(update).toEqual({
      Key: key,
      ConditionExpression: 'NOT (a40 > :free OR a41 > :free) AND attribute_not_exists(BT)',
      UpdateExpression: 'SET expiresAt = :expiresAt, a40 = :c0, a41 = :c0, BT = :e0 ADD v :one',
      ExpressionAttributeValues: {
        ':free': freeUpTo(now),
        ':c0': 7,
        ':e0': { version: 1 },
        ':expiresAt': 1,
        ':one': 1,
      },
    });
  });

  it('keeps and gives back only what has its own number, and only in the version that was read', () => {
    const update = spotDayUpdate(
      {
        ...nothing,
        swapping: [
          { slots: slots(40, 41), from: 7, to: 9 },
          { slots: slots(41, 42), from: 7 },
        ],
        entries: [{ token: 'T', entry: { version: 2 }, version: 1 }],
      },
      now,
    );
    expect(update.ConditionExpression).toBe('a40 = :f0 AND a41 = :f1 AND BT.#version = :v0');
    expect(update.UpdateExpression).toBe('SET expiresAt = :expiresAt, a40 = :t0, BT = :e0 REMOVE a41 ADD v :one');
  });

  it('stays within the 300 operators and 4 KB that the store reads, whatever is done to all slots of a day', () => {
    for (const cut of [0, 48, 96]) {
      const { ConditionExpression, UpdateExpression } = spotDayUpdate(
        {
          ...nothing,
          claiming: [{ slots: slots(0, cut), value: 7 }].filter((each) => each.slots.length > 0),
          swapping: [{ slots: slots(cut, 96), from: 1, to: 2 }],
          entries: [{ token: 'T'.repeat(16), entry: {}, version: 1 }],
        },
        now,
      );
      expect(ConditionExpression.match(/NOT|AND|OR|=|>/g)?.length).toBeLessThan(300);
      expect(Math.max(ConditionExpression.length, UpdateExpression.length)).toBeLessThan(4_096);
    }
  });
});

it('numbers of slots are apart whatever they say, and exact', () => {
  const late = '2099-12-31T23:59:59.999Z';
  const numbers = [
    heldClaim(late),
    confirmedClaim(now),
    confirmedClaim(late),
    strangersClaim,
    closedClaim(now),
    closedClaim(late),
  ];
  expect([...numbers].sort((one, other) => one - other)).toEqual(numbers);
  expect(numbers.every(Number.isSafeInteger)).toBe(true);
  expect(freeUpTo(now)).toBe(heldClaim(now) - 2_000);
});
