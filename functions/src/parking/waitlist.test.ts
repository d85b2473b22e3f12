import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { plusSeconds } from '@huzhou/shared/kernel/time';
import { rangeOf } from '@huzhou/shared/parking/slots';
import { beforeEach, describe, expect, it } from 'vitest';
import { closureKey } from './keys.ts';
import { slotsIn, strangersClaim } from './slot-claims.ts';
import { sampleLot, spotsNamed } from './testing/aftermath.ts';
import { createLine, evening, plateOf } from './testing/line-stand.ts';

// It is 16:00 in China.
const day = { lotId: 'aishan-1', day: '20261123' };

let line: Awaited<ReturnType<typeof createLine>>;
beforeEach(async () => {
  line = await createLine();
});

describe('the line for a full lot', () => {
  it('is not for what can be had at once, and not for what is over, closed, doubled or somebody else’s', async () => {
    expect((await line.join(0)).body.title).toBe('现在就有空位，请直接预约');
    await line.fill();
    expect((await line.join(0, { from: '2026-11-23T08:00:00.000Z' })).statusCode).toBe(400);
    expect((await line.join(0, { lotId: 'nowhere' })).statusCode).toBe(404);
    expect((await line.join(0, { permitId: '0000000000000001' })).statusCode).toBe(404);
    expect((await line.join(0, { charger: true })).statusCode).toBe(409);
    const mine = await line.joined(0);
    expect(mine).toMatchObject({ state: 'waiting', ahead: 0, lotName: '爱山机关停车场' });
    expect((await line.join(0)).body.title).toBe('这辆车已经在候补这个停车场了');
    expect(await line.joined(1)).toMatchObject({ ahead: 1 });
    expect((await line.leave(1, mine.waitId)).statusCode).toBe(404);
    expect(await line.demand.ofDay('20261123')).toEqual(new Map([['aishan', [{ kind: 'wait', hour: 18, count: 2 }]]]));
  });

  it('is joined once for one key', async () => {
    await line.fill();
    const headers = { 'idempotency-key': 'the-very-same-key-1' };
    const both = await Promise.all([line.join(0, {}, headers), line.join(0, {}, headers)]);
    expect(both.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    expect(both[0]?.body).toEqual(both[1]?.body);
    expect((await line.join(0, { charger: false, to: '2026-11-23T13:00:00.000Z' }, headers)).statusCode).toBe(422);
    expect(await line.waitsOf(0)).toHaveLength(1);
  });

  it('goes to the first whose wish fits, alone, and on to the next when it is let pass', async () => {
    const { booking } = await line.fill();
    const [first, second] = [await line.joined(0), await line.joined(1)];
    await line.settle();
    await line.give(booking.bookingId, { command: 'cancel', reason: 'driver' });
    await line.settle();
    expect(line.sent.offers).toEqual([day]);
    await line.offer(day);
    await line.offer(day);
    await line.settle();
    const until = plusSeconds(line.clock.now(), 600);
    expect(await line.waitsOf(0)).toMatchObject([{ waitId: first.waitId, state: 'offered', offeredUntil: until }]);
    expect(await line.waitsOf(1)).toMatchObject([{ waitId: second.waitId, state: 'waiting', ahead: 0 }]);
    expect(line.sent.notices.map(({ to }) => to)).toEqual([{ personId: 'driver-0' }]);

    line.clock.advanceSeconds(601);
    line.sent.offers.length = 0;
    for (let minute = 0; minute < 3; minute += 1) {
      await line.sweep();
      await line.settle();
    }
    for (const message of line.sent.offers) await line.offer(message);
    await line.settle();
    expect(await line.waitsOf(0)).toMatchObject([{ state: 'passed' }]);
    expect(await line.waitsOf(1)).toMatchObject([{ state: 'offered' }]);
    expect((await line.held()).map(({ state }) => state).sort()).toEqual(['expired', 'held']);
  });

  it('knows who took the offer and who left it to the next one', async () => {
    const { booking } = await line.fill();
    await line.joined(0);
    const second = await line.joined(1);
    await line.joined(2, { to: '2026-11-23T11:00:00.000Z' });
    await line.give(booking.bookingId, { command: 'cancel', reason: 'driver' });
    await line.offer(day);
    await line.settle();
    const [mine] = await line.waitsOf(0);
    await line.give(mine?.bookingId ?? '', { command: 'confirm' });
    await line.settle();
    expect(await line.waitsOf(0)).toMatchObject([{ state: 'taken' }]);

    await line.give(mine?.bookingId ?? '', { command: 'cancel', reason: 'driver' });
    await line.offer(day);
    const declined = await line.leave(1, second.waitId);
    expect(declined.body).toMatchObject({ state: 'passed' });
    await line.settle();
    await line.offer(day);
    expect(await line.waitsOf(2)).toMatchObject([{ state: 'offered' }]);
    expect((await line.leave(1, second.waitId)).statusCode).toBe(409);
  });

  it('offers each spot to one and each one a spot, with eight workers at once', async () => {
    const many = await createLine(['A-1', 'A-2', 'A-3']);
    for (const spotId of ['A-1', 'A-2', 'A-3'])
      await many.book(
        many.keptBooking(`Z${spotId.slice(-1)}`, { ...evening, spotId, plate: `浙E9999${spotId.slice(-1)}` }),
      );
    for (const driver of [0, 1, 2, 3, 4]) await many.joined(driver);
    for (const spotId of ['A-1', 'A-2', 'A-3']) {
      const [kept] = (await many.store.spotDays('aishan-1', '20261123')).filter((one) => one.spotId === spotId);
      await many.give(kept?.bookings[0]?.booking.bookingId ?? '', { command: 'cancel', reason: 'driver' });
    }
    await Promise.all(Array.from({ length: 8 }, () => many.offer(day)));
    const held = (await many.held()).filter(({ state }) => state === 'held');
    expect(held.map(({ personId }) => personId).sort()).toEqual(['driver-0', 'driver-1', 'driver-2']);
    expect(new Set(held.map(({ spotId }) => spotId)).size).toBe(3);
    const states = await Promise.all([0, 1, 2, 3, 4].map(async (driver) => (await many.waitsOf(driver))[0]?.state));
    expect(states).toEqual(['offered', 'offered', 'offered', 'waiting', 'waiting']);
  });

  it('passes nobody over when much becomes free at once', async () => {
    const drivers = Array.from({ length: 12 }, (_none, driver) => driver);
    const spots = drivers.map((driver) => `A-${driver + 1}`);
    const many = await createLine(spots);
    const slots = slotsIn(rangeOf(evening.from, evening.to));
    const all = spots.map((spotId) => ({ lotId: 'aishan-1', spotId, slots, value: strangersClaim }));
    await many.store.write({ now: many.clock.now(), blocks: all });
    for (const driver of drivers) await many.joined(driver);
    await many.store.write({ now: many.clock.now(), unblocks: all });
    await many.offer(day);
    const states = await Promise.all(drivers.map(async (driver) => (await many.waitsOf(driver))[0]?.state));
    expect(states).toEqual(drivers.map(() => 'offered'));
  });

  it('is no way around what a driver may not book', async () => {
    await line.fill();
    const often = async (driver: number) => {
      for (const letter of ['P', 'Q'])
        await line.copies.putBooking({
          ...line.keptBooking(letter, { from: '2026-11-21T10:00:00.000Z', to: '2026-11-21T12:00:00.000Z' }).booking,
          personId: `driver-${driver}`,
          state: 'left',
          leftAt: '2026-11-21T13:00:00.000Z',
          overstay: { minutes: 60, cents: 400 },
        });
    };
    const tomorrow = { from: '2026-11-24T10:00:00.000Z', to: '2026-11-24T12:00:00.000Z' };
    await line.book(line.keptBooking('Y', { ...tomorrow, plate: plateOf(11) }));
    const before = await line.joined(0, tomorrow);
    const after = await line.joined(1, tomorrow);
    await often(0);
    await often(2);
    const refused = await line.join(2, tomorrow);
    expect([refused.statusCode, refused.body.title]).toEqual([409, expect.stringContaining('只能预约当天的车位')]);
    expect((await line.join(2)).statusCode).toBe(201);

    const [spot] = await line.store.spotDays('aishan-1', '20261124');
    await line.give(spot?.bookings[0]?.booking.bookingId ?? '', { command: 'cancel', reason: 'driver' });
    await line.offer({ lotId: 'aishan-1', day: '20261124' });
    expect(await line.waitsOf(0)).toMatchObject([{ waitId: before.waitId, state: 'waiting' }]);
    expect(await line.waitsOf(1)).toMatchObject([{ waitId: after.waitId, state: 'offered' }]);
  });

  it('is offered nothing that it could not book', async () => {
    const { booking } = await line.fill();
    await line.joined(0);
    const stays = await line.joined(1);
    await line.give(booking.bookingId, { command: 'cancel', reason: 'driver' });
    const spots = spotsNamed('A-1');
    const closedAtNight = { working: [{ from: '00:00', to: '18:00' }], rest: [] };
    for (const unfit of [{ paused: true }, { sharing: { days: closedAtNight, seasons: [] } }]) {
      await line.putLot({ ...sampleLot(), ...unfit }, spots);
      await line.offer(day);
    }
    await line.putLot(sampleLot(), spots);
    const closure = { closureId: 'C000000000000000', createdAt: line.clock.now(), reason: '应急公务', ...evening };
    const row = { ...closure, ...closureKey('aishan-1', closure.createdAt, closure.closureId), moved: 0, cancelled: 0 };
    const close = (state: string) =>
      line.documents.send(new PutCommand({ TableName: line.table, Item: { ...row, state } }));
    await close('closing');
    await line.offer(day);
    expect(await line.held()).toEqual([]);

    await close('lifted');
    await line.setPermit(0, 'lost');
    await line.offer(day);
    expect(await line.waitsOf(0)).toMatchObject([{ state: 'over' }]);
    expect(await line.waitsOf(1)).toMatchObject([{ waitId: stays.waitId, state: 'offered' }]);
  });

  it('takes five places of a person and no more, until one is left', async () => {
    const at = (hour: number) => `2026-11-23T${hour}:00:00.000Z`;
    const wishes = [10, 11, 12, 13, 14, 15].map((hour) => ({ from: at(hour), to: at(hour + 1) }));
    const slots = slotsIn(rangeOf(at(10), at(16)));
    const blocks = [{ lotId: 'aishan-1', spotId: 'A-1', slots, value: strangersClaim }];
    await line.store.write({ now: line.clock.now(), blocks });
    const [first, ...others] = wishes;
    const { waitId } = await line.joined(0, first);
    for (const wish of others.slice(0, 4)) await line.joined(0, wish);
    expect((await line.join(0, others[4])).body.title).toBe('您已有 5 个候补，先退出一个再加');
    await line.leave(0, waitId);
    await line.joined(0, others[4]);
  });

  it('is looked at once for all who wait for the same day', async () => {
    await line.fill();
    for (const driver of [0, 1, 2, 3]) await line.joined(driver);
    line.clock.advanceSeconds(301);
    await line.sweep();
    expect(line.sent.offers).toEqual([day]);
    await line.sweep();
    expect(line.sent.offers).toEqual([day]);
    line.clock.advanceSeconds(301);
    await line.sweep();
    expect(line.sent.offers).toEqual([day, day]);
  });

  it('is looked after by the sweeper: lost messages, the time that has come, and what the stream did not tell', async () => {
    const { booking } = await line.fill();
    await line.joined(0);
    await line.joined(1, { from: '2026-11-23T11:00:00.000Z' });
    await line.give(booking.bookingId, { command: 'cancel', reason: 'driver' });
    line.clock.advanceSeconds(301);
    await line.sweep();
    expect(line.sent.offers).toContainEqual(day);
    await line.offer(day);
    const [mine] = await line.waitsOf(0);
    await line.give(mine?.bookingId ?? '', { command: 'confirm' });
    line.clock.advanceSeconds(601);
    await line.sweep();
    expect(await line.waitsOf(0)).toMatchObject([{ state: 'taken' }]);
    line.clock.advanceSeconds(3 * 3600);
    await line.sweep();
    await line.sweep();
    expect(await line.waitsOf(1)).toMatchObject([{ state: 'over' }]);
  });
});
