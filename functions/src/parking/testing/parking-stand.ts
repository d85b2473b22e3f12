import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Route, RouteReply } from '@huzhou/shared/contract/route';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Lot, Spot } from '@huzhou/shared/parking/lot';
import * as routes from '@huzhou/shared/parking/routes';
import { serve } from '../../platform/http.ts';
import { createTestTables } from '../../platform/testing/dynamo.ts';
import { httpEvent, lambdaContext } from '../../platform/testing/http-event.ts';
import { createTestClock } from '../../platform/testing/test-clock.ts';
import { createActOnce } from '../act-once.ts';
import { createAvailabilityReader } from '../availability-reader.ts';
import { createBookingStore } from '../booking-store.ts';
import { createCatalogue } from '../catalogue.ts';
import { createCopyRepository } from '../copy-repository.ts';
import { createDriverReader } from '../driver-reader.ts';
import { createParkingHandlers } from '../handlers.ts';
import { permitKey } from '../keys.ts';
import { createLotReader } from '../lot-reader.ts';
import { lotRow } from '../lot-rows.ts';
import type { SpotDay } from '../ports.ts';
import { readSpotDay } from '../spot-day.ts';
import { createWaitRepository } from '../wait-repository.ts';
import { sampleLot, spotsNamed } from './aftermath.ts';

export const driver = (name: string): Caller => ({ personId: `person-${name}` });
export const operator: Caller = {
  personId: 'person-operator',
  staff: {
    staffId: 'staff-operator',
    name: '车场',
    grants: [{ role: 'lot-operator', areaCode: '330502', unitId: 'operator-1' }],
  },
};

let keys = 0;
export const newKey = (): string => {
  keys += 1;
  return `key-${String(keys).padStart(16, '0')}`;
};

export const permitId = 'P'.repeat(16);

interface Call {
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly key?: string;
}

interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly errors?: readonly { readonly field: string; readonly message: string }[];
}

export interface Answer<R extends Route> {
  readonly status: number;
  readonly body: RouteReply<R> & Problem;
  readonly text: string;
}

/** Drivers' routes over an empty table on the emulator, at an evening of 2026 unless told otherwise. */
export const createParkingStand = async (start: Instant = '2026-11-23T08:00:00.000Z') => {
  const tables = await createTestTables('parking', 'limits');
  const { documents } = tables;
  const table = tables.names.parking;
  const clock = createTestClock(start);
  const pause = async (): Promise<void> => undefined;
  const store = createBookingStore({ documents, table });
  const refused: unknown[] = [];
  const deps = {
    store,
    drivers: createDriverReader(documents, table),
    catalogue: createCatalogue(createLotReader(documents, table), clock),
    availability: createAvailabilityReader(documents, table),
    waits: createWaitRepository(documents, table),
    actOnce: createActOnce({ documents, table, clock, pause }),
    recordDemand: async (wanted: unknown) => void refused.push(wanted),
    clock,
    pause,
  };
  const handler = serve(routes, createParkingHandlers(deps), { limiter: { count: async () => undefined } });

  const call = async <R extends Route>(
    route: R,
    caller: Caller | undefined,
    request: Call = {},
  ): Promise<Answer<R>> => {
    const { key = newKey(), ...rest } = request;
    const headers = route.idempotent ? { headers: { 'idempotency-key': key } } : {};
    const { statusCode = 0, body = '' } = await handler(
      httpEvent(route, { ...rest, ...headers, ...(caller === undefined ? {} : { caller }) }),
      lambdaContext(),
    );
    return { status: statusCode, body: JSON.parse(body), text: body };
  };

  const spotDays = async (): Promise<readonly SpotDay[]> =>
    (await tables.rows('parking')).flatMap((row) => readSpotDay(row) ?? []);

  return {
    tables,
    documents,
    table,
    clock,
    store,
    deps,
    refused,
    call,
    spotDays,
    putLot: async (fields: Partial<Lot> = {}, spots: readonly Spot[] = spotsNamed('A-1', 'A-2')): Promise<void> => {
      await documents.send(
        new PutCommand({ TableName: table, Item: lotRow({ ...sampleLot(fields.lotId), ...fields }, spots) }),
      );
    },
    putPermit: async ({ personId }: Caller, plate: string, state = 'approved'): Promise<void> => {
      const permit = { permitId, plate, state, since: start, personId, version: 1 };
      await documents.send(new PutCommand({ TableName: table, Item: { ...permitKey(personId, permitId), ...permit } }));
    },
    /** What the stream would do by now: the copies of all bookings under their drivers. */
    copyAll: async (): Promise<void> => {
      const copies = createCopyRepository(documents, table);
      for (const { bookings } of await spotDays()) for (const { booking } of bookings) await copies.putBooking(booking);
    },
  };
};
export type ParkingStand = Awaited<ReturnType<typeof createParkingStand>>;
