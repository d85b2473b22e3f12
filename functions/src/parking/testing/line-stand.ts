import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { PermitState } from '@huzhou/shared/parking/permit';
import * as routes from '@huzhou/shared/parking/routes';
import type { Wait } from '@huzhou/shared/parking/waitlist';
import { expect } from 'vitest';
import { serve } from '../../platform/http.ts';
import { httpEvent, lambdaContext } from '../../platform/testing/http-event.ts';
import { createActOnce } from '../act-once.ts';
import { createRecordDemand } from '../demand.ts';
import { createDemandRepository } from '../demand-repository.ts';
import { createDriverReader } from '../driver-reader.ts';
import { createJoinWaitlist } from '../join-waitlist.ts';
import { permitKey } from '../keys.ts';
import { createLeaveWaitlist } from '../leave-waitlist.ts';
import { createListWaits } from '../list-waits.ts';
import { createOfferFreed } from '../offer-freed.ts';
import { createAftermath, sampleLot, spotsNamed } from './aftermath.ts';

export const evening = { from: '2026-11-23T10:00:00.000Z', to: '2026-11-23T12:00:00.000Z' };

const permitIdOf = (driver: number): string => String(driver).padStart(16, '0');
export const plateOf = (driver: number): string => `浙E${String(driver + 1).padStart(5, '0')}`;

/** The line for a full lot with its drivers, by number; each has one plate. */
export const createLine = async (spots = ['A-1']) => {
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
  const setPermit = (driver: number, state: PermitState) =>
    documents.send(
      new PutCommand({
        TableName: table,
        Item: {
          ...permitKey(`driver-${driver}`, permitIdOf(driver)),
          permitId: permitIdOf(driver),
          personId: `driver-${driver}`,
          plate: plateOf(driver),
          state,
          since: clock.now(),
          version: 1,
        },
      }),
    );
  for (let driver = 0; driver < 12; driver += 1) await setPermit(driver, 'approved');
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
      body: { lotId: 'aishan-1', permitId: permitIdOf(driver), ...evening, ...wish },
      ...(headers === undefined ? {} : { headers }),
    });
  return {
    ...at,
    demand,
    setPermit,
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
