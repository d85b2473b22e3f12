import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { catchLog } from '../platform/testing/memory-log.ts';
import { bookingCopyKey } from './keys.ts';
import { lookOf } from './look-row.ts';
import { createAftermath } from './testing/aftermath.ts';

type Aftermath = Awaited<ReturnType<typeof createAftermath>>;

// It is 16:00 in China.
const evening = { from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T12:00:00.000Z' };

let at: Aftermath;
beforeEach(async () => {
  at = await createAftermath();
  await at.putLot();
});

const claimed = async (spotId = 'A-1'): Promise<number> => {
  const days = await at.store.spotDays('aishan-1', '20261123');
  return days.find((day) => day.spotId === spotId)?.claims.filter((claim) => claim > 0).length ?? 0;
};

describe('the sweeper', () => {
  it('lets a hold go at its end, once, and not before', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening, 'held'));
    await at.settle();
    at.clock.advanceSeconds(300);
    await at.sweep();
    expect((await at.booking(booking.bookingId))?.state).toBe('held');
    at.clock.advanceSeconds(1);
    await Promise.all([at.sweep(), at.sweep(), at.sweep()]);
    await at.settle();
    await at.sweep();
    expect(await at.booking(booking.bookingId)).toMatchObject({ state: 'expired', version: 2 });
    expect(await claimed()).toBe(0);
    expect(at.sent.offers).toEqual([{ lotId: 'aishan-1', day: '20261123' }]);
  });

  it('lets a hold go whose slots others have claimed in part, and leaves theirs alone', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening, 'held'));
    await at.settle();
    at.clock.advanceSeconds(303);
    const other = await at.book(
      at.keptBooking('B', { from: '2026-11-23T11:00:00.000Z', to: '2026-11-23T13:00:00.000Z' }),
    );
    await at.sweep();
    expect((await at.booking(booking.bookingId))?.state).toBe('expired');
    expect((await at.booking(other.booking.bookingId))?.state).toBe('confirmed');
    expect(await claimed()).toBe(8);
  });

  it('frees a spot to which nobody came half an hour after the start, and tells so once', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening));
    await at.settle();
    at.clock.advanceSeconds(2 * 3600 + 30 * 60);
    await at.sweep();
    expect((await at.booking(booking.bookingId))?.state).toBe('confirmed');
    at.clock.advanceSeconds(1);
    await Promise.all([at.sweep(), at.sweep()]);
    await at.settle();
    await at.sweep();
    expect(await at.booking(booking.bookingId)).toMatchObject({ state: 'no-show', version: 2 });
    // 18:00 to 18:30 has passed.
    expect(await claimed()).toBe(2);
    expect(at.sent.notices.map(({ noticeId }) => noticeId)).toEqual([`${booking.bookingId}-no-show`]);
  });

  it('tells who overstays once', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening));
    at.clock.advanceSeconds(2 * 3600);
    await at.give(booking.bookingId, { command: 'arrive' });
    await at.settle();
    at.clock.advanceSeconds(2 * 3600 + 600);
    await at.sweep();
    expect(at.sent.notices).toEqual([]);
    at.clock.advanceSeconds(1);
    for (let minute = 0; minute < 3; minute += 1) {
      await at.sweep();
      await at.settle();
      at.clock.advanceSeconds(60);
    }
    expect(at.sent.notices.map(({ noticeId }) => noticeId)).toEqual([`${booking.bookingId}-overstay-${booking.to}`]);
    expect((await at.booking(booking.bookingId))?.state).toBe('arrived');
  });

  it('tells it under the same name again that was killed after telling', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening));
    at.clock.advanceSeconds(2 * 3600);
    await at.give(booking.bookingId, { command: 'arrive' });
    await at.settle();
    at.clock.advanceSeconds(2 * 3600 + 601);
    catchLog();
    vi.spyOn(at.copies, 'leaveAlone').mockRejectedValueOnce(new Error('killed'));
    await expect(at.sweep()).rejects.toThrow('1 overdue');
    await at.sweep();
    await at.sweep();
    const names = at.sent.notices.map(({ noticeId }) => noticeId);
    expect([names.length, new Set(names).size]).toEqual([2, 1]);
  });

  it('goes by the claims where a copy is behind, and mends it', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening, 'held'));
    await at.settle();
    await at.give(booking.bookingId, { command: 'confirm' });
    at.clock.advanceSeconds(301);
    await at.sweep();
    await at.sweep();
    expect((await at.booking(booking.bookingId))?.state).toBe('confirmed');
    const copies = (await at.tables.rows('parking')).filter(({ sk }) => String(sk).startsWith('BOOKING#'));
    expect(copies).toMatchObject([{ state: 'confirmed', version: 2 }]);
  });

  it('does not lose sight of a booking that moves on while it is looked at', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening, 'held'));
    await at.settle();
    const confirmed = await at.give(booking.bookingId, { command: 'confirm' });
    await at.settle();
    const copy = async () => (await at.tables.rows('parking')).find(({ sk }) => String(sk).startsWith('BOOKING#'));
    await at.copies.leaveAlone(booking);
    expect(await copy()).toHaveProperty('lookKey');
    await at.copies.leaveAlone(confirmed);
    expect(await copy()).not.toHaveProperty('lookKey');
  });

  it('asks again for closures and imports, and goes on past what nobody can read', async () => {
    const { booking } = await at.book(at.keptBooking('A', evening, 'held'));
    const spoilt = await at.book(at.keptBooking('B', { ...evening, spotId: 'A-2' }, 'held'));
    await at.settle();
    const put = (Item: Record<string, unknown>) =>
      at.documents.send(new PutCommand({ TableName: at.table, Item: { pk: 'X', ...Item } }));
    await put({ sk: '1', lotId: 'aishan-1', closureId: 'C', ...lookOf('closure', 'C', at.clock.now()) });
    await put({ sk: '2', importId: 'I', ...lookOf('import', 'I', at.clock.now()) });
    await at.documents.send(
      new UpdateCommand({
        TableName: at.table,
        Key: { ...bookingCopyKey('person-B', evening.from, spoilt.booking.bookingId) },
        UpdateExpression: 'SET plate = :none',
        ExpressionAttributeValues: { ':none': 7 },
      }),
    );
    at.clock.advanceSeconds(301);
    const logged = catchLog();
    await at.sweep();
    expect(at.sent.closures).toEqual([{ lotId: 'aishan-1', closureId: 'C' }]);
    expect(at.sent.imports).toEqual([{ importId: 'I' }]);
    expect((await at.booking(booking.bookingId))?.state).toBe('expired');
    expect(logged.events().map(({ event }) => event)).toContain('parking-sweep.row-unfit');
    expect(logged.text()).not.toContain('person-B');
  });
});
