import type { Instant } from '@huzhou/shared/kernel/time';
import {
  bookSeries,
  cancelBooking,
  getBooking,
  holdSpot,
  listBookings,
  previewSeries,
} from '@huzhou/shared/parking/routes';
import { beforeEach, describe, expect, it } from 'vitest';
import { spotsNamed } from './testing/aftermath.ts';
import { createParkingStand, driver, newKey, type ParkingStand, permitId } from './testing/parking-stand.ts';

const [ann, bob] = [driver('ann'), driver('bob')];
const china = (day: string, time: string): Instant => new Date(`2026-${day}T${time}:00+08:00`).toISOString();

let stand: ParkingStand;
beforeEach(async () => {
  // 16:00 in China on a Monday.
  stand = await createParkingStand('2026-11-23T08:00:00.000Z');
  await stand.putLot({}, spotsNamed('A-1', 'A-2', 'A-3'));
  await stand.putPermit(ann, '浙E12345');
  await stand.putPermit(bob, '浙E67890');
});

const draft = (more: object = {}) => ({
  lotId: 'aishan-1',
  permitId,
  firstDay: '20261123',
  lastDay: '20261223',
  days: 'working',
  from: '18:30',
  to: '07:30',
  ...more,
});
const book = (caller = ann, more: object = {}, key = newKey()) =>
  stand.call(bookSeries, caller, { body: draft(more), key });

describe('a series', () => {
  it('has each working night of a month on one spot in one transaction, and counts as one booking', async () => {
    const preview = await stand.call(previewSeries, ann, { body: draft() });
    expect(await stand.spotDays()).toEqual([]);
    const { status, body } = await book();
    expect(status).toBe(201);
    expect(body.nights.length).toBeGreaterThan(20);
    expect(new Set(body.nights.map(({ spotId }) => spotId)).size).toBe(1);
    expect(body.nights.map(({ bookingId: _, ...night }) => night)).toEqual(preview.body.nights);
    expect(body.cents).toBe(body.nights.length * 2_000);
    const kept = (await stand.spotDays()).flatMap(({ bookings }) => bookings);
    expect(kept).toHaveLength(body.nights.length);
    expect(new Set(kept.map(({ booking }) => `${booking.state} ${booking.seriesId}`))).toEqual(
      new Set([`confirmed ${body.seriesId}`]),
    );
    await stand.copyAll();
    expect((await stand.call(listBookings, ann)).body.bookings).toHaveLength(body.nights.length);
    const bookingId = body.nights[3]?.bookingId ?? '';
    expect((await stand.call(getBooking, ann, { path: { bookingId } })).body).toMatchObject({ origin: 'series' });
    expect((await stand.call(cancelBooking, ann, { path: { bookingId }, body: {} })).status).toBe(200);
    const single = { lotId: 'aishan-1', permitId, from: china('11-24', '09:00'), to: china('11-24', '10:00') };
    expect((await stand.call(holdSpot, ann, { body: single })).status).toBe(201);
  });

  it('tells which dates cannot be had and why, and has the others on as few spots as can be', async () => {
    await stand.putLot({}, spotsNamed('A-1', 'A-2'));
    await stand.putPermit(driver('cat'), '浙E11111');
    const night = (day: string, next: string) => ({ from: china(day, '18:30'), to: china(next, '07:30') });
    for (const [who, plate] of [
      [bob, '浙E67890'],
      [driver('cat'), '浙E11111'],
    ] as const) {
      await stand.putPermit(who, plate);
      const held = await stand.call(holdSpot, who, {
        body: { lotId: 'aishan-1', permitId, ...night('11-25', '11-26') },
      });
      expect(held.status).toBe(201);
    }
    const own = { lotId: 'aishan-1', permitId, from: china('11-24', '20:00'), to: china('11-24', '21:00') };
    expect((await stand.call(holdSpot, ann, { body: own })).status).toBe(201);
    await stand.copyAll();
    const { body } = await book(ann, { lastDay: '20261127', days: 'all' });
    expect(body.nights.map(({ day, refusal }) => [day.slice(4), refusal])).toEqual([
      ['1123', undefined],
      ['1124', 'own-overlap'],
      ['1125', 'full'],
      ['1126', undefined],
      ['1127', undefined],
    ]);
    expect(body.nights.map(({ bookingId }) => bookingId === undefined)).toEqual([false, true, true, false, false]);
  });

  it('is had once for its key, five times at once, and refuses another content', async () => {
    const key = newKey();
    const all = await Promise.all(Array.from({ length: 5 }, () => book(ann, { lastDay: '20261129' }, key)));
    expect(all.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
    expect((await stand.spotDays()).flatMap(({ bookings }) => bookings)).toHaveLength(all[0]?.body.nights.length ?? 0);
    expect((await book(ann, { lastDay: '20261128' }, key)).status).toBe(422);
  });

  it('of two at once for the last spot: nothing half-done', async () => {
    await stand.putLot({}, spotsNamed('A-1'));
    const both = await Promise.all([book(ann, { lastDay: '20261206' }), book(bob, { lastDay: '20261206' })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const kept = (await stand.spotDays()).flatMap(({ bookings }) => bookings.map(({ booking }) => booking.personId));
    expect(new Set(kept).size).toBe(1);
  });

  it('that asks for nothing sensible says so at its field', async () => {
    expect(await book(ann, { lastDay: '20261120' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'lastDay' }] },
    });
    expect(await book(ann, { firstDay: '20261128', lastDay: '20261128', from: '09:00', to: '17:00' })).toMatchObject({
      status: 400,
      body: { errors: [{ field: 'days' }] },
    });
  });
});
