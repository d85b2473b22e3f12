import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { misfits } from '@huzhou/shared/notices/misfits';
import type { Message } from '@huzhou/shared/notices/templates';
import { bookingIdOf } from '@huzhou/shared/parking/booking';
import { beforeEach, describe, expect, it } from 'vitest';
import { createAftermath, sampleLot } from './testing/aftermath.ts';

// It is 16:00 in China.
const evening = { from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T12:00:00.000Z' };
const night = { from: '2026-11-23T14:00:00.000Z', to: '2026-11-23T23:00:00.000Z' };

let at: Awaited<ReturnType<typeof createAftermath>>;

/** What was said since the last time. */
const said = async () => {
  await at.settle();
  const notices = at.sent.notices.splice(0);
  expect(notices.flatMap(({ message }) => misfits(message as Message))).toEqual([]);
  // A plate is personal: it has no place in a queue.
  expect(JSON.stringify(notices)).not.toContain('浙');
  return notices;
};
const words = async () => (await said()).map(({ message }) => message.fields.thing4);

beforeEach(async () => {
  at = await createAftermath();
  await at.putLot();
  await at.putLot({ ...sampleLot('nearby-1'), name: '红旗路停车场', numbering: 'pooled' });
  await at.settle();
});

const put = async (Item: Record<string, unknown>) => {
  await at.documents.send(new PutCommand({ TableName: at.table, Item }));
};

describe('a driver', () => {
  it('is told of an offer, with the page on which to take it', async () => {
    const { booking } = await at.book(at.keptBooking('A', { ...evening, origin: 'offer' }, 'held'));
    const notices = await said();
    expect(notices).toEqual([
      {
        noticeId: `${booking.bookingId}-offer`,
        to: { personId: 'person-A' },
        subjectId: booking.bookingId,
        message: {
          template: 'parking',
          page: `features/parking/pages/booking?id=${booking.bookingId}`,
          fields: {
            thing1: '爱山机关停车场',
            character_string2: '0000-0000',
            time3: '2026年11月23日 18:00',
            thing4: '候补有车位了，16:05 前确认',
          },
        },
      },
    ]);
  });

  it('is not told what they have done themselves', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening, 'held'));
    await said();
    await at.give(booking.bookingId, { command: 'confirm' });
    expect(await words()).toEqual([]);
    await at.give(booking.bookingId, { command: 'cancel', reason: 'driver' });
    expect(await words()).toEqual([]);
  });

  it.each([
    ['another spot of the lot', 'aishan-1', 'B-017', '车位关闭，换到 B-017'],
    ['a lot nearby', 'nearby-1', 'P1', '原车场临时关闭，已换到附近这里'],
  ])('is told of a closure that moved them to %s', async (_where, lotId, spotId, said) => {
    const { booking } = await at.book(at.keptBooking('A', night));
    await words();
    const movedTo = bookingIdOf({ lotId, spotId, day: '20261123', token: 'B'.repeat(16) });
    await at.give(booking.bookingId, { command: 'move', reason: 'closure', movedTo });
    await at.settle();
    expect(at.sent.notices[0]?.message.page).toContain(movedTo);
    expect(await words()).toEqual([said]);
  });

  it('has the other spot on the screen who reported the first one occupied', async () => {
    const { booking } = await at.book(at.keptBooking('A', night));
    const movedTo = bookingIdOf({ lotId: 'aishan-1', spotId: 'A-2', day: '20261123', token: 'B'.repeat(16) });
    await at.give(booking.bookingId, { command: 'move', reason: 'occupied', movedTo });
    expect(await words()).toEqual([]);
  });

  it('is told of a closure for which there is no other spot', async () => {
    const { booking } = await at.book(at.keptBooking('A', night));
    await at.give(booking.bookingId, { command: 'cancel', reason: 'closure' });
    expect(await words()).toEqual(['车场临时关闭，预约已取消，抱歉']);
  });
});

describe('the holder of a plate', () => {
  const permit = { pk: 'DRIVER#person-A', sk: 'PERMIT#1', permitId: '0123456789ABCDEF', personId: 'person-A' };
  const become = (state: string, version: number, more: object = {}) =>
    put({ ...permit, plate: '浙E12345', state, since: '2026-01-01T00:00:00.000Z', version, ...more });

  it('is told what was decided', async () => {
    const told: unknown[] = [];
    for (const [version, state] of ['applied', 'approved', 'contested', 'approved', 'contested', 'lost'].entries()) {
      await become(state, version);
      told.push(...(await words()));
    }
    expect(told).toEqual([
      '车牌已通过审核，全市可用',
      '有人申诉此车牌，核实期间照常使用',
      '申诉不成立，车牌仍归您使用',
      '有人申诉此车牌，核实期间照常使用',
      '车牌经核实归他人，登记已失效',
    ]);
  });

  it('is not told of what was approved on the spot, nor twice of what they won', async () => {
    await become('approved', 1);
    expect(await words()).toEqual([]);
    await become('applied', 2);
    await words();
    await become('approved', 3, { grantedBy: 'hand-over' });
    expect(await words()).toEqual([]);
  });

  it.each([
    ['granted', '申诉成立，车牌已登记给您'],
    ['refused', '申诉不成立，请看原因'],
    ['void', '车牌已空出，现在可以登记'],
  ])('who contests one is told that it was %s', async (state, told) => {
    const request = {
      pk: 'REQUEST#1',
      sk: 'REQUEST',
      requestId: '0123456789ABCDEF',
      personId: 'person-B',
      plate: '浙E12345',
    };
    await put({ ...request, kind: 'contest', state: 'open' });
    expect(await words()).toEqual([]);
    await put({ ...request, kind: 'contest', state, decidedAt: at.clock.now() });
    const notices = await said();
    expect(notices).toMatchObject([
      { to: { personId: 'person-B' }, message: { fields: { thing4: told, time3: '2026年11月23日 16:00' } } },
    ]);
  });
});
