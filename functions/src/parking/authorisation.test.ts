import { isRoute, type Route } from '@huzhou/shared/contract/route';
import { demonstrationOperatorOf, personas } from '@huzhou/shared/directory/demonstration';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { Instant } from '@huzhou/shared/kernel/time';
import * as routes from '@huzhou/shared/parking/routes';
import { beforeEach, describe, expect, it } from 'vitest';
import { spotsNamed } from './testing/aftermath.ts';
import { createParkingStand, driver, newKey, permitId } from './testing/parking-stand.ts';
import { staffCaller } from './testing/permit-stand.ts';

// Every route of drivers × everybody who might call it, on a booking that `driver` has in a lot of 吴兴. A route without
// a row fails; a role without a persona does not exist in the demonstration.

const china = (time: string): Instant => new Date(`2026-11-23T${time}:00+08:00`).toISOString();
const stand = await createParkingStand('2026-11-23T08:00:00.000Z');
// Room for everybody who is let in.
const spots = spotsNamed(...Array.from({ length: 200 }, (_none, index) => `A-${index + 1}`));
await stand.putLot({ operatorId: demonstrationOperatorOf('330502') }, spots);

const people: Readonly<Record<string, Caller | undefined>> = {
  nobody: undefined,
  driver: driver('driver'),
  stranger: driver('stranger'),
  ...Object.fromEntries(
    personas.flatMap(({ staffId }) =>
      staffId === undefined ? [] : [[staffId, staffCaller(staffId.replace('staff-', ''))] as const],
    ),
  ),
};
const theirOperators = Object.entries(people)
  .filter(([, caller]) =>
    caller?.staff?.grants.some(
      ({ role, unitId }) => role === 'lot-operator' && unitId === demonstrationOperatorOf('330502'),
    ),
  )
  .map(([name]) => name);

type Row = Readonly<Record<string, number>>;
const row = (otherwise: number, named: Row = {}, nobody = 401): Row =>
  Object.fromEntries(
    Object.keys(people).map((person) => [person, person === 'nobody' ? nobody : (named[person] ?? otherwise)]),
  );
const operators = (status: number): Row => Object.fromEntries(theirOperators.map((name) => [name, status]));

const anybody = row(200, {}, 200);
const drivers = row(404, { driver: 200, ...operators(403) });
const expected: Readonly<Record<keyof typeof requests, Row>> = {
  searchLots: anybody,
  getLot: anybody,
  getDay: anybody,
  holdSpot: row(404, { driver: 201 }),
  listBookings: row(200),
  getBooking: row(404, { driver: 200, ...operators(200) }),
  confirmBooking: drivers,
  cancelBooking: drivers,
  arriveAtSpot: row(404, { driver: 200, ...operators(200) }),
  leaveSpot: row(404, { driver: 200, ...operators(200) }),
  extendBooking: drivers,
  reportOccupied: drivers,
  previewSeries: row(404, { driver: 200 }),
  bookSeries: row(404, { driver: 201 }),
  joinWaitlist: row(404, { driver: 409 }),
  listWaits: row(200),
  leaveWaitlist: row(404),
};

const from = china('18:00');
const wish = { lotId: 'aishan-1', permitId, from, to: china('20:00') };
const series = {
  ...{ lotId: 'aishan-1', permitId, firstDay: '20261124', lastDay: '20261125', days: 'all' },
  ...{ from: '18:00', to: '20:00' },
};
const point = { longitude: '120.1', latitude: '30.8' };
const requests = {
  searchLots: () => ({ query: { ...point, from, to: china('20:00') } }),
  getLot: () => ({ path: { lotId: 'aishan-1' } }),
  getDay: () => ({ path: { lotId: 'aishan-1', day: '20261123' } }),
  holdSpot: () => ({ body: wish }),
  listBookings: () => ({}),
  getBooking: (bookingId: string) => ({ path: { bookingId } }),
  confirmBooking: (bookingId: string) => ({ path: { bookingId }, body: {} }),
  cancelBooking: (bookingId: string) => ({ path: { bookingId }, body: {} }),
  arriveAtSpot: (bookingId: string) => ({ path: { bookingId }, body: {} }),
  leaveSpot: (bookingId: string) => ({ path: { bookingId }, body: {} }),
  extendBooking: (bookingId: string) => ({ path: { bookingId }, body: { to: china('21:00') } }),
  reportOccupied: (bookingId: string) => ({ path: { bookingId }, body: {} }),
  previewSeries: () => ({ body: series }),
  bookSeries: () => ({ body: series }),
  joinWaitlist: () => ({ body: wish }),
  listWaits: () => ({}),
  leaveWaitlist: () => ({ path: { waitId: `aishan-1.${'0'.repeat(16)}` }, body: {} }),
};

const all = Object.entries<unknown>(routes).filter((entry): entry is [keyof typeof requests, Route] =>
  isRoute(entry[1]),
);

/** A booking on which the route’s command is in turn. */
const bookingFor = async (name: string): Promise<string> => {
  const early = { ...wish, from: china('16:00'), to: china('18:00') };
  const { body } = await stand.call(routes.holdSpot, driver('driver'), { body: early, key: newKey() });
  if (name !== 'confirmBooking')
    await stand.call(routes.confirmBooking, driver('driver'), { path: { bookingId: body.bookingId }, body: {} });
  return body.bookingId;
};

describe.each(all)('%s', (name, route) => {
  beforeEach(async () => {
    await stand.putPermit(driver('driver'), '浙E12345');
  });

  it('lets in whom it should', async () => {
    const statuses: Record<string, number> = {};
    for (const [person, caller] of Object.entries(people)) {
      const bookingId = route.path.includes('{bookingId}') ? await bookingFor(name) : '';
      const { status } = await stand.call(route, caller, requests[name](bookingId));
      statuses[person] = status;
    }
    expect(statuses).toEqual(expected[name]);
  });
});
