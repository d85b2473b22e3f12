import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Caller } from '@huzhou/shared/identity/caller';
import { plusSeconds } from '@huzhou/shared/kernel/time';
import * as routes from '@huzhou/shared/parking/routes';
import type { Wait } from '@huzhou/shared/parking/waitlist';
import { beforeEach, describe, expect, it } from 'vitest';
import { serve } from '../platform/http.ts';
import { httpEvent, lambdaContext } from '../platform/testing/http-event.ts';
import { createActOnce } from './act-once.ts';
import { createRecordDemand } from './demand.ts';
import { createDemandRepository } from './demand-repository.ts';
import { createDriverReader } from './driver-reader.ts';
import { createJoinWaitlist } from './join-waitlist.ts';
import { permitKey } from './keys.ts';
import { createLeaveWaitlist } from './leave-waitlist.ts';
import { createListWaits } from './list-waits.ts';
import { createOfferFreed } from './offer-freed.ts';
import { createAftermath, sampleLot, spotsNamed } from './testing/aftermath.ts';

// It is 16:00 in China.
const evening = { from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T12:00:00.000Z' };
const day = { lotId: 'aishan-1', day: '20261123' };

const createLine = async (spots = ['A-1']) => {
  const at = await createAftermath();
  const { documents, table, clock, store, waits, catalogue } = at;
  await at.putLot(sampleLot(), spotsNamed(...spots));
  const drivers = createDriverReader(documents, table);
  const demand = createDemandRepository(documents, table);
  const actOnce = createActOnce({ documents, table, clock, pause: async () => {} });
  const { joinWaitlist, listWaits, leaveWaitlist } = routes;
  const handle = serve(
    { joinWaitlist, listWaits, leaveWaitlist },
    {
      joinWaitlist: createJoinWaitlist({
        actOnce,
        waits,
        drivers,
        catalogue,
        store,
        recordDemand: createRecordDemand(demand.count),
      }),
      listWaits: createListWaits({ waits, clock }),
      leaveWaitlist: createLeaveWaitlist({ actOnce, waits, store, clock }),
    },
    { countedElsewhere: [joinWaitlist.id] },
  );
  const plates = ['浙E00001', '浙E00002', '浙E00003', '浙E00004', '浙E00005', '浙E00006'];
  for (const [index, plate] of plates.entries())
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: {
          ...permitKey(`driver-${index}`, `000000000000000${index}`),
          permitId: `000000000000000${index}`,
          personId: `driver-${index}`,
          plate,
          state: 'approved',
          since: clock.now(),
          version: 1,
        },
      }),
    );
  let calls = 0;
  const call = async (
    route: typeof joinWaitlist | typeof listWaits | typeof leaveWaitlist,
    driver: number,
    request: object,
  ) => {
    const caller: Caller = { personId: `driver-${driver}` };
    calls += 1;
    const headers = { 'idempotency-key': `call-${String(calls).padStart(16, '0')}` };
    const { statusCode, body } = await handle(httpEvent(route, { caller, headers, ...request }), lambdaContext());
    return { statusCode, body: JSON.parse(String(body)) };
  };
  const join = (driver: number, wish: object = {}, headers?: object) =>
    call(joinWaitlist, driver, {
      body: { lotId: 'aishan-1', permitId: `000000000000000${driver}`, ...evening, ...wish },
      ...(headers === undefined ? {} : { headers }),
    });
  return {
    ...at,
    demand,
    join,
    joined: async (driver: number, wish: object = {}): Promise<Wait> => {
      clock.advanceSeconds(1);
      const { statusCode, body } = await join(driver, wish);
      expect([statusCode, body.title]).toEqual([201, undefined]);
      return body;
    },
    leave: (driver: number, waitId: string) => call(leaveWaitlist, driver, { path: { waitId }, body: {} }),
    waitsOf: async (driver: number): Promise<Wait[]> => (await call(listWaits, driver, {})).body.waits,
    offer: createOfferFreed({ waits, store, drivers, catalogue, clock }),
    fill: () => at.book(at.keptBooking('Z', { ...evening, plate: '浙E99999' })),
    held: async () =>
      (await Promise.all(['20261123'].map((one) => store.spotDays('aishan-1', one))))
        .flat()
        .flatMap(({ bookings }) => bookings)
        .map(({ booking }) => booking)
        .filter(({ origin }) => origin === 'offer'),
  };
};

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
