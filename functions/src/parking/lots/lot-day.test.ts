import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { type Booking, bookingIdOf } from '@huzhou/shared/parking/booking';
import * as routes from '@huzhou/shared/parking/lot-routes';
import { rangeOf } from '@huzhou/shared/parking/slots';
import { beforeAll, expect, it } from 'vitest';
import { gateLogPartition, refusalsKey } from '../keys.ts';
import { confirmedClaim } from '../slot-claims.ts';
import { createLotStand, type LotStand, people } from '../testing/lot-stand.ts';

const { operator, officer } = people;
let stand: LotStand;
beforeAll(async () => {
  stand = await createLotStand();
});

const day = '20261123';
// In China the day began at 16:00 of the day before.
const times = {
  night: ['2026-11-22T10:00:00.000Z', '2026-11-22T23:30:00.000Z'],
  noon: ['2026-11-23T04:00:00.000Z', '2026-11-23T05:30:00.000Z'],
};

const book = async (
  lotId: string,
  spotId: string,
  [from = '', to = '']: readonly string[],
  token: string,
  what: Partial<Booking> = {},
) => {
  const bookingId = bookingIdOf({ lotId, spotId, day: from.slice(0, 10).replaceAll('-', ''), token });
  const booking = {
    bookingId,
    personId: 'driver-1',
    plate: '浙E12345',
    state: 'confirmed' as const,
    lotId,
    spotId,
    from,
    to,
    origin: 'driver' as const,
    createdAt: stand.clock.now(),
    price: { cents: 0, lines: [] },
    version: 2,
    ...what,
  };
  const claim = confirmedClaim(stand.clock.now());
  const kept = { booking, tariff: { kind: 'free' } as const, claim, calls: [] };
  expect(await stand.store.write({ now: stand.clock.now(), claims: [kept] })).toEqual({ outcome: 'done' });
  expect(rangeOf(from, to).to).toBeGreaterThan(rangeOf(from, to).from);
};

it('lists bookings with those that began before, by their plates and nothing else of the person', async () => {
  const { lotId } = await stand.openLot();
  await book(lotId, 'A-1', times.night, 'NXGHT00000000000');
  await book(lotId, 'A-2', times.noon, 'N00N000000000000');
  // Held, and let go before it was confirmed: nobody comes, and nobody has cancelled anything.
  const heldUntil = '2026-11-23T02:05:00.000Z';
  const evening = ['2026-11-23T10:00:00.000Z', '2026-11-23T12:00:00.000Z'];
  await book(lotId, 'A-2', evening, 'DR0PPED000000000', { state: 'cancelled', heldUntil });
  const { body, text } = await stand.ask(routes.listLotBookings, operator, { path: { lotId }, query: { day } });
  expect(body.bookings.map(({ spotId, plate }) => [spotId, plate])).toEqual([
    ['A-1', '浙E12345'],
    ['A-2', '浙E12345'],
  ]);
  expect(text).not.toContain('driver-1');
  // Who stands at the bar without a telephone is let in by the operator, and looked upon by the officer.
  expect(body.bookings[1]?.commands).toEqual(['arrive', 'leave']);
  const seen = await stand.ask(routes.listLotBookings, officer, { path: { lotId }, query: { day } });
  expect(seen.body.bookings[1]?.commands).toEqual([]);
  const next = await stand.ask(routes.listLotBookings, operator, { path: { lotId }, query: { day: '20261125' } });
  expect(next.body.bookings).toEqual([]);
});

it('tells what was open and booked by the hour, and what became of bookings', async () => {
  const sharing = { days: { working: [{ from: '11:30', to: '24:00' }], rest: [] } };
  const { lotId } = await stand.openLot({ sharing });
  await book(lotId, 'A-1', times.night, 'NXGHT11111111111');
  await book(lotId, 'A-2', times.noon, 'N00N111111111111');
  const evening = ['2026-11-23T10:00:00.000Z', '2026-11-23T12:00:00.000Z'];
  const ended = { state: 'cancelled', endedAt: stand.clock.now() } as const;
  await book(lotId, 'A-1', evening, 'CANCE11ED0000000', ended);
  await book(lotId, 'A-2', evening, 'DR0PPED111111111', { ...ended, heldUntil: stand.clock.now() });
  const Item = { ...refusalsKey(lotId, day), refusals: 3 };
  await stand.documents.send(new PutCommand({ TableName: stand.table, Item }));
  const { body } = await stand.ask(routes.getLotFigures, officer, { path: { lotId }, query: { day } });
  expect([0, 7, 11, 12, 13, 14].map((hour) => body.hours[hour])).toEqual([
    { hour: 0, open: 0, booked: 1 },
    { hour: 7, open: 0, booked: 0.5 },
    { hour: 11, open: 1, booked: 0 },
    { hour: 12, open: 2, booked: 1 },
    { hour: 13, open: 2, booked: 0.5 },
    { hour: 14, open: 2, booked: 0 },
  ]);
  expect(body).toMatchObject({ bookings: 1, noShows: 0, overstays: 0, cancelled: 1, refusals: 3 });
});

it('shows what the gates saw, first what somebody should look at', async () => {
  const { lotId } = await stand.openLot();
  const entries = [
    { at: '2026-11-23T01:00:00.000Z', direction: 'in', plate: '浙E12345', outcome: 'arrived' },
    { at: '2026-11-23T02:00:00.000Z', direction: 'in', plate: '浙E88888', outcome: 'entry-without-booking' },
  ];
  for (const entry of entries) {
    const Item = { pk: gateLogPartition(lotId, day), sk: entry.at, ...entry };
    await stand.documents.send(new PutCommand({ TableName: stand.table, Item }));
  }
  const look = async (view?: string) =>
    (await stand.ask(routes.listGateLog, operator, { path: { lotId }, query: { day, ...(view ? { view } : {}) } })).body
      .entries;
  expect(await look()).toEqual([entries[1]]);
  expect(await look('all')).toEqual([entries[1], entries[0]]);
});
