import type { Route } from '@huzhou/shared/contract/route';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { Instant } from '@huzhou/shared/kernel/time';
import {
  arriveAtSpot,
  cancelBooking,
  confirmBooking,
  extendBooking,
  getBooking,
  holdSpot,
  leaveSpot,
  listBookings,
  reportOccupied,
} from '@huzhou/shared/parking/routes';
import { beforeEach, describe, expect, it } from 'vitest';
import { spotsNamed } from './testing/aftermath.ts';
import { createParkingStand, driver, newKey, operator, type ParkingStand, permitId } from './testing/parking-stand.ts';

const [ann, bob] = [driver('ann'), driver('bob')];
// 16:00 in China on a Monday.
const now = '2026-11-23T08:00:00.000Z';
const china = (day: string, time: string): Instant => new Date(`2026-${day}T${time}:00+08:00`).toISOString();
const evening = { from: china('11-23', '18:00'), to: china('11-23', '20:00') };

let stand: ParkingStand;
beforeEach(async () => {
  stand = await createParkingStand(now);
  await stand.putLot();
  await stand.putPermit(ann, '浙E12345');
  await stand.putPermit(bob, '浙E67890');
});

const wish = (more: object = {}) => ({ lotId: 'aishan-1', permitId, ...evening, ...more });
const hold = (caller: Caller, more: object = {}, key = newKey()) =>
  stand.call(holdSpot, caller, { body: wish(more), key });
/** Routes of commands answer alike. */
type CommandRoute = Pick<typeof confirmBooking, 'output'> & Route;
const give = (route: CommandRoute, caller: Caller, bookingId: string, body: object = {}) =>
  stand.call(route, caller, { path: { bookingId }, body });
const book = async (caller: Caller, more: object = {}): Promise<string> => {
  const { body, status } = await hold(caller, more);
  expect(status, JSON.stringify(body)).toBe(201);
  expect((await give(confirmBooking, caller, body.bookingId)).status).toBe(200);
  return body.bookingId;
};
const later = (time: string): void => {
  stand.clock.advanceSeconds((Date.parse(china('11-23', time)) - Date.parse(stand.clock.now())) / 1000);
};

describe('the life of a booking', () => {
  it('is held, confirmed, arrived, extended and left', async () => {
    const held = await hold(ann);
    expect(held).toMatchObject({
      status: 201,
      body: { state: 'held', price: { cents: 400 }, commands: ['confirm', 'cancel'], lot: { entrance: '南门' } },
    });
    expect(held.body.personId).toBeUndefined();
    const { bookingId } = held.body;
    const confirmed = await give(confirmBooking, ann, bookingId);
    expect(confirmed.body).toMatchObject({ state: 'confirmed', commands: ['cancel', 'extend'] });
    expect(confirmed.body.extendableTo).toBe(china('11-26', '18:00'));
    expect(confirmed.body.tariff).toMatchObject({ kind: 'hourly', perHour: 200 });
    expect((await give(arriveAtSpot, ann, bookingId)).status).toBe(409);
    later('17:50');
    expect((await give(arriveAtSpot, ann, bookingId)).body).toMatchObject({
      state: 'arrived',
      arrivedAt: stand.clock.now(),
    });
    later('19:10');
    const longer = await give(extendBooking, ann, bookingId, { to: china('11-23', '21:00') });
    expect(longer.body).toMatchObject({ state: 'arrived', to: china('11-23', '21:00'), price: { cents: 600 } });
    const left = await give(leaveSpot, ann, bookingId);
    expect(left.body).toMatchObject({ state: 'left', leftAt: stand.clock.now(), price: { cents: 400 }, commands: [] });
    const [day] = await stand.spotDays();
    // From the quarter in which it left, the spot is anybody's.
    expect(day?.claims.map((claim, slot) => [slot, claim] as const).filter(([, claim]) => claim > 0)).toHaveLength(4);
    await stand.copyAll();
    expect((await stand.call(listBookings, ann, { query: { view: 'past' } })).body.bookings).toHaveLength(1);
    expect((await stand.call(listBookings, ann)).body.bookings).toEqual([]);
  });

  it('is one write of one row, across midnight one of two, over 72 hours one of four', async () => {
    await hold(ann);
    expect((await stand.spotDays()).map(({ version }) => version)).toEqual([1]);
    await book(bob, { from: china('11-23', '22:00'), to: china('11-24', '07:00') });
    await stand.copyAll();
    await book(bob, { from: china('11-25', '00:15'), to: china('11-28', '00:15') });
    const days = await stand.spotDays();
    expect(days.flatMap(({ bookings }) => bookings)).toHaveLength(3);
    const slots = days.flatMap(({ claims }) => claims.filter((claim) => claim > 0));
    expect(slots).toHaveLength(8 + 36 + 288);
  });

  it('is told to its driver and the operator of its lot, and to nobody else', async () => {
    const bookingId = await book(ann);
    const read = (caller: Caller) => stand.call(getBooking, caller, { path: { bookingId } });
    expect((await read(ann)).status).toBe(200);
    expect((await read(operator)).body).toMatchObject({ plate: '浙E12345', commands: [] });
    expect((await read(bob)).status).toBe(404);
    expect((await give(cancelBooking, bob, bookingId)).status).toBe(404);
    expect((await give(cancelBooking, operator, bookingId)).status).toBe(403);
    later('18:05');
    expect((await give(arriveAtSpot, operator, bookingId)).body).toMatchObject({ state: 'arrived' });
  });

  it('ends five minutes after it was held, and its spot is anybody’s two seconds later', async () => {
    await stand.putLot({}, spotsNamed('A-1'));
    const { body } = await hold(ann);
    stand.clock.advanceSeconds(301);
    expect((await hold(bob)).status).toBe(409);
    stand.clock.advanceSeconds(1);
    const other = await hold(bob);
    expect(other.status).toBe(201);
    const late = await give(confirmBooking, ann, body.bookingId);
    expect(late).toMatchObject({ status: 409, body: { type: 'urn:huzhou:problem:out-of-turn' } });
    expect((await give(confirmBooking, bob, other.body.bookingId)).status).toBe(200);
  });
});

describe('a wish that cannot be had', () => {
  it.each([
    ['off the quarter', { from: china('11-23', '18:05') }, { field: 'from', message: '请选择整刻钟，例如 18:30' }],
    ['gone by', { from: china('11-23', '15:45') }, { field: 'from', message: '开始时间已经过了，请重新选择' }],
    ['too long', { to: china('11-26', '18:15') }, { field: 'to', message: '一次最多停 72 小时' }],
    ['backwards', { to: china('11-23', '17:00') }, { field: 'to', message: '结束要晚于开始' }],
    [
      'too far ahead',
      { from: china('12-08', '18:00'), to: china('12-08', '19:00') },
      { field: 'from', message: '最多提前 14 天预约' },
    ],
  ])('%s says so at its field', async (_, more, error) => {
    expect(await hold(ann, more)).toMatchObject({ status: 400, body: { errors: [error] } });
  });

  it('may begin in the quarter that is running', async () => {
    stand.clock.advanceSeconds(600);
    expect((await hold(ann, { from: now })).status).toBe(201);
  });

  it('is refused for a plate that may not park, a paused lot, closed hours, a full lot', async () => {
    await stand.putPermit(bob, '浙E67890', 'applied');
    expect((await hold(bob)).body.title).toBe('这个车牌还在审核，通过后就能预约');
    await stand.putLot({ lotId: 'paused-1', paused: true });
    expect((await hold(ann, { lotId: 'paused-1' })).body.title).toBe('这个停车场暂停预约，请看看附近的');
    const days = { working: [{ from: '19:00', to: '24:00' }], rest: [] };
    await stand.putLot({ lotId: 'evening-1', sharing: { days, seasons: [] } });
    expect((await hold(ann, { lotId: 'evening-1' })).body.title).toContain('不全开放');
    await stand.putLot({ lotId: 'none-1' }, []);
    expect(await hold(ann, { lotId: 'none-1' })).toMatchObject({
      status: 409,
      body: { title: '所选时间已经约满，可以候补或看看附近的停车场' },
    });
    expect(stand.refused).toMatchObject([{ kind: 'holdRefused', lotId: 'none-1' }]);
  });

  it('is refused where the vehicle is booked already', async () => {
    await book(ann);
    await stand.copyAll();
    expect((await hold(ann, { from: china('11-23', '19:45'), to: china('11-23', '21:00') })).body.title).toBe(
      '这辆车在这段时间已经有预约了',
    );
  });

  it('may not be extended into another booking of the vehicle', async () => {
    const bookingId = await book(ann);
    await stand.putLot({ lotId: 'other-1' });
    await book(ann, { lotId: 'other-1', from: china('11-23', '20:15'), to: china('11-23', '21:00') });
    await stand.copyAll();
    expect((await give(extendBooking, ann, bookingId, { to: china('11-23', '20:30') })).body.title).toBe(
      '这辆车在延长的时间里已有另一个预约',
    );
    expect((await give(extendBooking, ann, bookingId, { to: china('11-23', '20:15') })).status).toBe(200);
  });

  it('gets a charger only where there is one, and leaves chargers alone where there are others', async () => {
    await stand.putLot({ lotId: 'chargers-1' }, [
      { spotId: 'C-1', charger: true, accessible: false },
      { spotId: 'C-2', charger: false, accessible: false },
      { spotId: 'C-3', charger: false, accessible: false, retired: true },
    ]);
    expect((await hold(ann, { lotId: 'chargers-1' })).body.spotId).toBe('C-2');
    expect((await hold(bob, { lotId: 'chargers-1', charger: true })).body.spotId).toBe('C-1');
    const cars = driver('cars');
    await stand.putPermit(cars, '浙E11111');
    expect((await hold(cars, { lotId: 'chargers-1', charger: true })).status).toBe(409);
  });
});

describe('the same call again', () => {
  it('answers the same five times at once, and acts once', async () => {
    const key = newKey();
    const held = await Promise.all(Array.from({ length: 5 }, () => hold(ann, {}, key)));
    expect(held.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(held.map(({ text }) => text)).size).toBe(1);
    const bookingId = held[0]?.body.bookingId ?? '';
    const confirm = () => stand.call(confirmBooking, ann, { path: { bookingId }, body: {}, key });
    const confirmed = await Promise.all(Array.from({ length: 5 }, confirm));
    expect(new Set(confirmed.map(({ text }) => text)).size).toBe(1);
    expect(confirmed[0]?.body).toMatchObject({ state: 'confirmed', version: 2 });
    expect((await stand.spotDays()).flatMap(({ bookings }) => bookings)).toHaveLength(1);
    // What was held is now confirmed: the first call finds it so.
    expect((await hold(ann, {}, key)).body).toMatchObject({ bookingId, state: 'confirmed' });
  });

  it('with another content is refused, on this spot, on another lot, on a command', async () => {
    const key = newKey();
    const { body } = await hold(ann, {}, key);
    const mismatch = { status: 422, body: { type: 'urn:huzhou:problem:idempotency-mismatch' } };
    expect(await hold(ann, { to: china('11-23', '20:15') }, key)).toMatchObject(mismatch);
    await stand.copyAll();
    await stand.putLot({ lotId: 'other-1' });
    expect(await hold(ann, { lotId: 'other-1' }, key)).toMatchObject(mismatch);
    await give(confirmBooking, ann, body.bookingId);
    const extend = (to: Instant) =>
      stand.call(extendBooking, ann, { path: { bookingId: body.bookingId }, body: { to }, key });
    expect((await extend(china('11-23', '20:30'))).status).toBe(200);
    expect(await extend(china('11-23', '20:45'))).toMatchObject(mismatch);
  });
});

describe('a spot that is taken by a stranger', () => {
  it('is exchanged for another of the lot at the same price, and kept from others', async () => {
    const bookingId = await book(ann);
    expect((await stand.call(reportOccupied, ann, { path: { bookingId }, body: {} })).status).toBe(409);
    later('18:05');
    await give(arriveAtSpot, ann, bookingId);
    const key = newKey();
    const report = () => stand.call(reportOccupied, ann, { path: { bookingId }, body: {}, key });
    const [one, again] = await Promise.all([report(), report()]);
    expect(one.text).toBe(again.text);
    const { left, next } = one.body;
    expect(left).toMatchObject({
      state: 'moved',
      endReason: 'occupied',
      price: { cents: 0 },
      movedTo: next?.bookingId,
    });
    expect(next).toMatchObject({
      state: 'arrived',
      origin: 'move',
      price: { cents: 400 },
      movedFrom: bookingId,
      ...evening,
    });
    expect(next?.spotId).not.toBe(left.spotId);
    expect((await hold(bob, { from: china('11-23', '18:00') })).status).toBe(409);
    expect((await hold(bob, { from: china('11-23', '20:00'), to: china('11-23', '21:00') })).status).toBe(201);
  });

  it('is kept from others for four hours, and not for days', async () => {
    const bookingId = await book(ann, { from: china('11-23', '16:00'), to: china('11-25', '16:00') });
    const { body } = await stand.call(reportOccupied, ann, { path: { bookingId }, body: {} });
    const days = (await stand.spotDays()).filter(({ spotId }) => spotId === body.left.spotId);
    expect(days.flatMap(({ claims }) => claims.filter((claim) => claim > 0))).toEqual(Array(16).fill(8e15));
  });

  it('is exchanged for one nearby that is not dearer, or ends free of charge', async () => {
    await stand.putLot({}, spotsNamed('A-1'));
    const far = { longitude: 120.15, latitude: 30.8672 };
    const near = { longitude: 120.103, latitude: 30.8672 };
    await stand.putLot({ lotId: 'far-1', point: far, tariff: { kind: 'free' } });
    const dear = { kind: 'hourly', perHour: 900, dayCap: 9_000, freeMinutes: 0 } as const;
    await stand.putLot({ lotId: 'dear-1', point: near, tariff: dear });
    const bookingId = await book(ann);
    later('18:05');
    const nowhere = await stand.call(reportOccupied, ann, { path: { bookingId }, body: {} });
    expect(nowhere.body).toMatchObject({ left: { state: 'cancelled', endReason: 'occupied', price: { cents: 0 } } });
    expect(nowhere.body.next).toBeUndefined();
    await stand.putLot({ lotId: 'near-1', point: near, tariff: { kind: 'free' } });
    await stand.putLot({ lotId: 'aishan-2' }, spotsNamed('A-1'));
    stand.clock.advanceSeconds(60);
    const second = await book(ann, { lotId: 'aishan-2', from: china('11-23', '18:15') });
    const moved = await stand.call(reportOccupied, ann, { path: { bookingId: second }, body: {} });
    expect(moved.body.next).toMatchObject({ lotId: 'near-1', state: 'confirmed' });
  });
});
