// Shared parking end to end on the synthesized template: a driver's whole way, and that nobody else gets the same slot by any.
import { randomUUID } from 'node:crypto';
import { getParkingBoard } from '@huzhou/shared/insights/routes';
import type { Instant } from '@huzhou/shared/kernel/time';
import { shortNumberOf } from '@huzhou/shared/parking/booking';
import { reportGateEvent } from '@huzhou/shared/parking/gate-routes';
import type { Lot } from '@huzhou/shared/parking/lot';
import {
  closeWindow,
  createImport,
  exportLots,
  getImport,
  listClosures,
  listGateLog,
  listLotBookings,
  listOwnLots,
  startImport,
} from '@huzhou/shared/parking/lot-routes';
import {
  contestPlate,
  decidePermitRequest,
  listPermitRequests,
  listPermits,
} from '@huzhou/shared/parking/permit-routes';
import {
  arriveAtSpot,
  bookSeries,
  cancelBooking,
  confirmBooking,
  extendBooking,
  getBooking,
  getDay,
  holdSpot,
  joinWaitlist,
  leaveSpot,
  listBookings,
  listWaits,
  reportOccupied,
  searchLots,
} from '@huzhou/shared/parking/routes';
import { demonstrationSources } from '@huzhou/shared/sources/demonstration';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createSourceClient } from './simulate/source-client.ts';
import { call, type Person } from './support/api.ts';
import { allowMessages, enter } from './support/cast.ts';
import { again, book, chinaInstant, type Driver, hold, newDriver, openLot, somewhereQuiet } from './support/parking.ts';
import { newDataFolder, removeDataFolder, type Stack, startStack } from './support/stack.ts';
import { createStandIn } from './support/stand-in.ts';
import { until } from './support/waiting.ts';

const day = '2026-11-24';
const at = (time: string) => chinaInstant(day, time);
const tomorrow = (time: string) => chinaInstant('2026-11-25', time);

const data = newDataFolder();
let stack: Stack;
let operator: Person;
let officer: Person;
let elsewhere: Person;
const lots = {} as Record<'lone' | 'pair' | 'near' | 'gated' | 'night', Lot>;

/** A Tuesday evening, the same whenever the proof is run. */
beforeAll(async () => {
  stack = await startStack({ policy: '303024', data, at: at('18:52') });
  [operator, officer, elsewhere] = await Promise.all([
    enter(stack.origin, 'operator'),
    enter(stack.origin, 'parkingOfficer'),
    enter(stack.origin, 'otherDistrict'),
  ]);
  lots.lone = await openLot(operator, { name: '独位停车场' });
  lots.pair = await openLot(operator, { name: '双位停车场', north: 300, spots: 2 });
  // The one spot within reach of the pair that costs no more.
  lots.near = await openLot(operator, { name: '近旁停车场', north: 600 });
  lots.gated = await openLot(operator, { name: '道闸停车场', north: 5_000, spots: 5 });
  lots.night = await openLot(operator, { name: '夜间停车场', north: 10_000, spots: 3 });
});
afterAll(async () => {
  await stack?.stop();
  removeDataFolder(data);
});

const driver = (plate?: string): Promise<Driver> => newDriver(stack.origin, plate);

/** The whole machine is gone at once, and comes back at another time of the same evening. */
const comeBackAt = async (instant: Instant, ...drivers: Driver[]): Promise<Driver[]> => {
  await stack.kill();
  stack = await startStack({ policy: '303024', data, at: instant });
  [operator, officer] = await Promise.all([enter(stack.origin, 'operator'), enter(stack.origin, 'parkingOfficer')]);
  return Promise.all(drivers.map((each) => again(stack.origin, each)));
};

const gate = () => {
  const source = demonstrationSources.find(({ kind }) => kind === 'parking-gate');
  if (source === undefined) throw new Error('no demonstration gate');
  const client = createSourceClient(stack.origin, source);
  return (
    { lotId }: { readonly lotId: string },
    direction: 'in' | 'out',
    plate: string,
    event: { readonly eventId: string; readonly at: Instant } = { eventId: randomUUID(), at: stack.now() },
  ) => client.send(reportGateEvent, { body: { ...event, lotId, direction, plate } }, { at: new Date(stack.now()) });
};

const seen = ({ must }: Person, bookingId: string) => must(getBooking, { path: { bookingId } });

/** What time does is done by the next sweep, and there is one a minute. */
const sweptWithinSeconds = 75;

const told = async ({ openid }: Driver, words: RegExp) =>
  until(
    `a message of ${words}`,
    async () =>
      (await createStandIn(stack.origin).messages(openid)).find(({ data: fields }) =>
        words.test(fields.thing4?.value ?? ''),
      ),
    sweptWithinSeconds,
  );

describe('a permit', () => {
  test('of Huzhou is there at once, of elsewhere after the officer; a plate is one person’s', async () => {
    const local = await driver('浙e·9k3m1');
    expect(local.plate).toBe('浙E9K3M1');
    const { permits } = await local.must(listPermits, {});
    expect(permits).toMatchObject([{ plate: '浙E9K3M1', state: 'approved' }]);

    const visitor = await driver('沪A77M21');
    await allowMessages(stack.origin, visitor, 1);
    const span = { from: at('19:00'), to: at('20:00') };
    expect((await hold(visitor, lots.night, span)).status).toBeGreaterThanOrEqual(400);
    const waiting = await until('the application is with the officer', async () => {
      const { requests } = await officer.must(listPermitRequests, { query: {} });
      return requests.find(({ plate }) => plate === '沪A77M21');
    });
    expect((await local.try(listPermitRequests, { query: {} })).status).toBe(403);
    await officer.must(decidePermitRequest, { path: { requestId: waiting.requestId }, body: { granted: true } });
    await told(visitor, /通过/);
    expect((await hold(visitor, lots.night, span)).status).toBe(201);

    const claimant = await driver();
    const body = { plate: '浙E9K3M1', words: '车是我新买的' };
    await claimant.must(contestPlate, { body });
    const contest = await until('the contest is with the officer', async () => {
      const { requests } = await officer.must(listPermitRequests, { query: {} });
      return requests.find(({ kind }) => kind === 'contest');
    });
    const decision = { granted: false, words: '行驶证与登记人一致' };
    await officer.must(decidePermitRequest, { path: { requestId: contest.requestId }, body: decision });
    expect((await local.must(listPermits, {})).permits).toMatchObject([{ state: 'approved' }]);
  });
});

describe('a booking', () => {
  test('is found by place and time, held, confirmed, seen by its driver and the operator, and nobody else', async () => {
    const mine = await driver();
    const span = { from: at('19:00'), to: tomorrow('08:00') };
    const query = {
      longitude: String(somewhereQuiet.longitude),
      latitude: String(somewhereQuiet.latitude + 10_000 / 111_000),
      ...span,
    };
    const offered = async () => {
      const { body } = await call(stack.origin, searchLots, { query });
      return body.offers.find(({ lot }) => lot.lotId === lots.night.lotId);
    };
    const offer = await until('it is on offer', offered);
    expect(offer.meters).toBeLessThan(50);
    expect(offer.price.cents).toBeGreaterThan(0);
    const free = offer.free;

    const key = randomUUID();
    const body = { lotId: lots.night.lotId, permitId: mine.permitId, ...span };
    const answers = await Promise.all(Array.from({ length: 5 }, () => mine.try(holdSpot, { body }, { key })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map((answer) => answer.body.bookingId)).size).toBe(1);
    expect((await mine.try(holdSpot, { body: { ...body, to: tomorrow('07:00') } }, { key })).status).toBe(422);
    const held = answers[0]?.body;
    expect(held).toMatchObject({ state: 'held', price: { cents: offer.price.cents } });
    const path = { bookingId: held?.bookingId ?? '' };
    const confirmed = await mine.must(confirmBooking, { path, body: {} });
    expect(confirmed.state).toBe('confirmed');
    expect(confirmed.commands).toEqual(expect.arrayContaining(['cancel', 'extend']));

    await until('my list shows it', async () => {
      const { bookings } = await mine.must(listBookings, { query: {} });
      return bookings.some(({ bookingId, state }) => bookingId === path.bookingId && state === 'confirmed');
    });
    await until('search has one spot less', async () => (await offered())?.free === free - 1);
    const { bookings } = await operator.must(listLotBookings, {
      path: { lotId: lots.night.lotId },
      query: { day: '20261124' },
    });
    expect(bookings.map(({ bookingId }) => bookingId)).toContain(path.bookingId);
    for (const other of [await driver(), elsewhere]) {
      expect((await other.try(getBooking, { path })).status).toBe(404);
      expect((await other.try(cancelBooking, { path, body: {} })).status).toBe(404);
    }
    const strip = await call(stack.origin, getDay, { path: { lotId: lots.night.lotId, day: '20261125' }, query: {} });
    expect([strip.body.quarters[0], strip.body.quarters[31], strip.body.quarters[32]]).toEqual([2, 2, 3]);
  });

  test('leaves no other way to its slots: not a hold, not an extension, not a series, not the line', async () => {
    const [mine, other, third] = [await driver(), await driver(), await driver()];
    const span = { from: at('20:00'), to: at('22:00') };
    await book(mine, lots.lone, span);
    const refused = await hold(other, lots.lone, { from: at('21:00'), to: at('23:00') });
    expect(refused.status).toBe(409);
    expect(refused.body.title).toMatch(/[\u4e00-\u9fff]/);

    const before = await book(other, lots.lone, { from: at('19:00'), to: at('20:00') });
    const path = { bookingId: before.bookingId };
    expect((await other.try(extendBooking, { path, body: { to: at('20:15') } })).status).toBe(409);

    const series = await third.must(bookSeries, {
      body: {
        lotId: lots.lone.lotId,
        permitId: third.permitId,
        firstDay: '20261124',
        lastDay: '20261126',
        days: 'all',
        from: '21:45',
        to: '22:15',
      },
    });
    expect(series.nights.map(({ refusal }) => refusal)).toEqual(['full', undefined, undefined]);
    const nextEvening = { from: tomorrow('22:00'), to: tomorrow('23:00') };
    expect((await hold(other, lots.lone, nextEvening)).status).toBe(409);

    const wait = await other.must(joinWaitlist, {
      body: { lotId: lots.lone.lotId, permitId: other.permitId, from: at('20:00'), to: at('21:00') },
    });
    expect(wait.state).toBe('waiting');
    expect((await other.must(listWaits, {})).waits).toMatchObject([{ state: 'waiting' }]);

    // What nobody could get by a detour, whoever gives it back gives to the first in line, and to them alone.
    await allowMessages(stack.origin, other, 1);
    const { bookings } = await mine.must(listBookings, { query: {} });
    const own = bookings.find(({ lotId }) => lotId === lots.lone.lotId);
    await mine.must(cancelBooking, { path: { bookingId: own?.bookingId ?? '' }, body: {} });
    const offered = await until('the first in line has an offer', async () => {
      const { waits } = await other.must(listWaits, {});
      return waits.find(({ state }) => state === 'offered');
    });
    expect((await hold(third, lots.lone, { from: at('20:00'), to: at('20:30') })).status).toBe(409);
    await told(other, /候补有车位了/);
    const offer = { bookingId: offered.bookingId ?? '' };
    expect((await third.try(confirmBooking, { path: offer, body: {} })).status).toBe(404);
    await other.must(confirmBooking, { path: offer, body: {} });
    await until('the place in line is used up', async () => {
      const { waits } = await other.must(listWaits, {});
      return waits.every(({ state }) => state === 'taken');
    });
    expect((await hold(mine, lots.lone, { from: at('20:00'), to: at('20:30') })).status).toBe(409);
    expect((await hold(mine, lots.lone, { from: at('21:00'), to: at('21:45') })).status).toBe(201);
  });
});

describe('a closure', () => {
  test('moves whom it can to a free spot nearby, never onto another, and tells who must go', async () => {
    const [one, two, neighbour] = [await driver(), await driver(), await driver()];
    await Promise.all([one, two].map((each) => allowMessages(stack.origin, each, 1)));
    const span = { from: at('20:00'), to: at('21:00') };
    const own = await Promise.all([one, two].map((each) => book(each, lots.pair, span)));
    const path = { lotId: lots.pair.lotId };
    const body = { from: at('19:30'), to: at('23:00'), reason: '防汛值班' };
    expect((await one.try(closeWindow, { path, body })).status).toBe(403);
    await operator.must(closeWindow, { path, body });
    const closure = await until(
      'the lot is closed',
      async () => {
        const { closures } = await operator.must(listClosures, { path });
        return closures.find(({ state }) => state === 'closed');
      },
      40,
    );
    expect(closure).toMatchObject({ moved: 1, cancelled: 1 });
    const after = await Promise.all(own.map(({ bookingId }, index) => seen(index === 0 ? one : two, bookingId)));
    expect(after.map(({ state }) => state).sort()).toEqual(['cancelled', 'moved']);
    const lucky = after[0]?.state === 'moved' ? one : two;
    const unlucky = lucky === one ? two : one;
    const next = await seen(lucky, after.find(({ movedTo }) => movedTo !== undefined)?.movedTo ?? '');
    expect(next).toMatchObject({ lotId: lots.near.lotId, state: 'confirmed', ...span });
    await told(lucky, /换到附近/);
    await told(unlucky, /取消/);
    expect((await hold(neighbour, lots.near, span)).status).toBe(409);
    expect((await hold(neighbour, lots.pair, span)).status).toBe(409);
    expect((await hold(neighbour, lots.pair, { from: at('23:00'), to: at('23:30') })).status).toBe(201);
  });
});

describe('a file of lots', () => {
  const bring = async (text: string) => {
    const bytes = Buffer.from(text);
    const { importId, url, fields } = await operator.must(createImport, { body: { bytes: bytes.length } });
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([new Uint8Array(bytes)], { type: 'text/csv' }), 'lots.csv');
    const posted = await fetch(url, { method: 'POST', body: form });
    expect(posted.ok, await posted.text()).toBe(true);
    const path = { importId };
    await operator.must(startImport, { path, body: {} });
    return until('the file is worked off', async () => {
      const report = await operator.must(getImport, { path });
      return ['applied', 'refused'].includes(report.state) && report;
    });
  };

  test('goes out as it can come in; one wrong line, and nothing of it comes in', async () => {
    const { url, lots: count } = await operator.must(exportLots, {});
    expect(count).toBeGreaterThanOrEqual(5);
    const file = await (await fetch(url)).text();
    const [titles = '', ...lines] = file.trim().split(/\r?\n/);
    const line = lines.find((each) => each.includes(lots.night.lotId) && each.includes('A-01')) ?? '';
    const renamed = (id: string, text = line) =>
      text.replace(lots.night.lotId, id).replace('夜间停车场', `带来的${id}`);
    const good = [titles, renamed('brought-1'), renamed('brought-2'), ''].join('\n');
    const known = async () => (await operator.must(listOwnLots, { query: {} })).lots.map(({ lotId }) => lotId);

    const refused = await bring(`${good}${renamed('brought-3').replace('A-01', '一号')}\n`);
    expect(refused).toMatchObject({ state: 'refused', errorCount: 1, errors: [{ line: 4 }] });
    expect((await known()).filter((lotId) => lotId.startsWith('brought'))).toEqual([]);
    expect(await bring(good)).toMatchObject({ state: 'applied', lots: 2, spots: 2, errorCount: 0 });
    expect(await known()).toEqual(expect.arrayContaining(['brought-1', 'brought-2']));
  });
});

describe('an evening goes by', () => {
  const evening = {} as Record<'absent' | 'parked' | 'late' | 'undecided' | 'other', Driver>;
  const bookings = {} as Record<'absent' | 'parked' | 'late' | 'undecided', string>;

  test('after a crash: nothing booked is lost, a hold has ended, who did not come has lost the spot', async () => {
    evening.absent = await driver();
    evening.parked = await driver('浙EKB0D5');
    evening.late = await driver();
    evening.undecided = await driver();
    evening.other = await driver();
    for (const each of ['absent', 'late'] as const) await allowMessages(stack.origin, evening[each], 1);
    const span = { from: at('20:00'), to: at('22:00') };
    bookings.absent = (await book(evening.absent, lots.gated, { from: at('19:30'), to: at('23:00') })).bookingId;
    bookings.parked = (await book(evening.parked, lots.gated, span)).bookingId;
    bookings.late = (await book(evening.late, lots.gated, span)).bookingId;
    bookings.undecided = (await hold(evening.undecided, lots.gated, span)).body.bookingId;

    [evening.absent, evening.parked, evening.late, evening.undecided, evening.other] = (await comeBackAt(
      at('20:20'),
      evening.absent,
      evening.parked,
      evening.late,
      evening.undecided,
      evening.other,
    )) as [Driver, Driver, Driver, Driver, Driver];
    expect((await seen(evening.parked, bookings.parked)).state).toBe('confirmed');
    const path = { bookingId: bookings.undecided };
    expect((await evening.undecided.try(confirmBooking, { path, body: {} })).status).toBe(409);
    await until(
      'the sweeper has been',
      async () => (await seen(evening.absent, bookings.absent)).state === 'no-show',
      sweptWithinSeconds,
    );
    expect((await seen(evening.undecided, bookings.undecided)).state).toBe('expired');
    await told(evening.absent, /未入场/);
    // Five spots, two of them taken: what ended is free at once.
    const others = await Promise.all([driver(), driver(), driver(), driver()]);
    const tries = await Promise.all(
      others.map((each) => hold(each, lots.gated, { from: at('20:30'), to: at('21:30') })),
    );
    expect(tries.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409]);
  });

  test('the camera lets in who booked, even when it misreads, and writes down whom it does not know', async () => {
    const report = gate();
    const event = { eventId: randomUUID(), at: stack.now() };
    const first = await report(lots.gated, 'in', '浙EK80D5', event);
    expect(first).toMatchObject({
      status: 201,
      body: { outcome: 'arrived', misread: true, bookingId: bookings.parked },
    });
    expect((await report(lots.gated, 'in', '浙EK80D5', event)).body.outcome).toBe('known');
    expect((await seen(evening.parked, bookings.parked)).state).toBe('arrived');
    expect((await report(lots.gated, 'in', '苏E12345')).body.outcome).toBe('entry-without-booking');
    expect((await report(lots.gated, 'out', '皖A12345')).body.outcome).toBe('exit-without-entry');
    expect((await report(lots.gated, 'in', evening.other.plate)).body.outcome).toBe('entry-without-booking');
    const { entries } = await operator.must(listGateLog, {
      path: { lotId: lots.gated.lotId },
      query: { day: '20261124' },
    });
    expect(entries.map(({ plate }) => plate)).toEqual(expect.arrayContaining(['苏E12345', '皖A12345']));
    const forged = await createSourceClient(stack.origin, { key: 'demo-key-parking-gate', secret: 'wrong' }).send(
      reportGateEvent,
      { body: { eventId: 'x', lotId: lots.gated.lotId, direction: 'out', plate: '浙EKB0D5', at: stack.now() } },
      { at: new Date(stack.now()) },
    );
    expect(forged.status).toBe(401);
  });

  test('who stays longer extends, who leaves early frees the rest at once', async () => {
    const path = { bookingId: bookings.parked };
    const extended = await evening.parked.must(extendBooking, { path, body: { to: at('22:30') } });
    expect(extended.to).toBe(at('22:30'));
    const report = gate();
    expect((await report(lots.gated, 'out', evening.parked.plate)).body).toMatchObject({ outcome: 'left' });
    expect(await seen(evening.parked, bookings.parked)).toMatchObject({ state: 'left' });
    const rest = await hold(evening.other, lots.gated, { from: at('20:45'), to: at('22:30') });
    expect(rest.status).toBe(201);
    await evening.other.must(confirmBooking, { path: { bookingId: rest.body.bookingId }, body: {} });
  });

  test('a spot that somebody else stands on is changed for another at once', async () => {
    const mine = await driver();
    const booked = await book(mine, lots.night, { from: at('20:30'), to: at('21:30') });
    const { left, next } = await mine.must(reportOccupied, { path: { bookingId: booked.bookingId }, body: {} });
    expect(left.state).toBe('moved');
    expect(next).toMatchObject({ lotId: lots.night.lotId, from: at('20:30'), to: at('21:30') });
    expect(next?.spotId).not.toBe(booked.spotId);
  });

  test('who overstays is told once, pays for it, and the figures know', async () => {
    const path = { bookingId: bookings.late };
    await evening.late.must(arriveAtSpot, { path, body: {} });
    [evening.late] = (await comeBackAt(at('22:50'), evening.late)) as [Driver];
    await told(evening.late, /超过预约时间/);
    const left = await evening.late.must(leaveSpot, { path, body: {} });
    expect(left).toMatchObject({ state: 'left', overstay: { minutes: expect.any(Number) } });
    expect(left.overstay?.minutes).toBeGreaterThanOrEqual(50);
    expect(left.overstay?.cents).toBeGreaterThan(0);
    const messages = await createStandIn(stack.origin).messages(evening.late.openid);
    const about = messages.filter(
      ({ data: fields }) => fields.character_string2?.value === shortNumberOf(bookings.late),
    );
    expect(about.filter(({ data: fields }) => fields.thing4?.value.includes('超过'))).toHaveLength(1);
    expect(JSON.stringify(messages)).not.toContain(evening.late.plate);
    // Counted when the stack came back, as every quarter of an hour.
    const { body } = await until('the public figures', async () => {
      const board = await call(stack.origin, getParkingBoard, { query: { day } });
      return board.body.figures !== undefined && board;
    });
    expect(body.trend.at(-1)?.noShows).toBeGreaterThanOrEqual(1);
    expect(JSON.stringify(body)).not.toContain(evening.late.personId);
  });
});
