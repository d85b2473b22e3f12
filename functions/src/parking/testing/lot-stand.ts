import { randomBytes } from 'node:crypto';
import type { Route, RouteReply } from '@huzhou/shared/contract/route';
import { demonstrationOperatorOf } from '@huzhou/shared/directory/demonstration';
import type { Role } from '@huzhou/shared/directory/role';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import type { Instant } from '@huzhou/shared/kernel/time';
import type { Lot, Spot } from '@huzhou/shared/parking/lot';
import * as routes from '@huzhou/shared/parking/lot-routes';
import { serve } from '../../platform/http.ts';
import { createTestTables } from '../../platform/testing/dynamo.ts';
import { httpEvent, lambdaContext, type TestRequest } from '../../platform/testing/http-event.ts';
import { createTestClock } from '../../platform/testing/test-clock.ts';
import { createActOnce } from '../act-once.ts';
import { createAvailabilityReader } from '../availability-reader.ts';
import { createBookingStore } from '../booking-store.ts';
import { createClosureRepository } from '../closures/closure-repository.ts';
import type { ClosureRequest } from '../closures/run-closure.ts';
import type { ImportRequest } from '../imports/import-job.ts';
import { createImportRepository } from '../imports/import-repository.ts';
import { createLotReader } from '../lot-reader.ts';
import { createBookingsOfDay } from '../lots/bookings-of-day.ts';
import { createLotDayReader } from '../lots/lot-day-reader.ts';
import { createLotHandlers } from '../lots/lot-handlers.ts';
import { createLotWrites } from '../lots/lot-writes.ts';

const staff = (key: string, role: Role, areaCode: string, unitId?: string): Caller => ({
  personId: `person-${key}`,
  staff: {
    staffId: `staff-${key}`,
    name: key,
    grants: [{ role, areaCode, ...(unitId === undefined ? {} : { unitId }) }],
  },
});
const [wuxing, anji, city] = ['330502', '330523', '330500'];

/** Everybody who might call, as seen from a lot in 吴兴 that the unit of `operator` keeps. */
export const people = {
  nobody: undefined,
  citizen: { personId: 'person-citizen' },
  operator: staff('operator', 'lot-operator', wuxing, demonstrationOperatorOf(wuxing)),
  colleague: staff('colleague', 'lot-operator', wuxing, demonstrationOperatorOf(wuxing)),
  otherOperator: staff('other-operator', 'lot-operator', wuxing, 'operator-other'),
  farOperator: staff('far-operator', 'lot-operator', anji, demonstrationOperatorOf(anji)),
  officer: staff('officer', 'parking-officer', wuxing),
  cityOfficer: staff('city-officer', 'parking-officer', city),
  farOfficer: staff('far-officer', 'parking-officer', anji),
  handler: staff('handler', 'handler', '330502001', 'team-330502001'),
  dispatcher: staff('dispatcher', 'dispatcher', wuxing),
  supervisor: staff('supervisor', 'supervisor', wuxing),
  leader: staff('leader', 'leader', wuxing),
  administrator: staff('administrator', 'administrator', city),
  clinician: staff('clinician', 'clinician', wuxing, 'clinic-demo-330502'),
  registrar: staff('registrar', 'registrar', wuxing),
} as const satisfies Record<string, Caller | undefined>;
export type Person = keyof typeof people;

/** 月河街道, in 吴兴. */
export const point = { longitude: 120.1003, latitude: 30.8672 };
export const wholeDay = [{ from: '00:00', to: '24:00' }];

export const draft = {
  name: '爱山机关停车场',
  ownerKind: 'public-body',
  programme: 'off-hours',
  address: '红旗路 1 号',
  point,
  entrance: '南门',
  rules: '',
  numbering: 'numbered',
  sharing: { days: { working: wholeDay, rest: wholeDay } },
  tariff: { kind: 'free' },
} as const;

export const spotsNamed = (...spotIds: readonly string[]): Spot[] =>
  spotIds.map((spotId) => ({ spotId, charger: false, accessible: false }));

interface Problem {
  readonly title?: string;
  readonly errors?: readonly FieldError[];
}
type Request = Omit<TestRequest, 'caller'> & { readonly key?: string };

/** The operator's side over empty tables on the emulator, with what was sent to queues and put into buckets. */
export const createLotStand = async (start: Instant = '2026-11-23T08:00:00.000Z') => {
  const tables = await createTestTables('parking');
  const { documents } = tables;
  const table = tables.names.parking;
  let written = 0;
  documents.middlewareStack.add(
    (next, { commandName = '' }) =>
      (args) => {
        if (!/^(?:Get|BatchGet|Query|Scan)/.test(commandName)) written += 1;
        return next(args);
      },
    { step: 'initialize' },
  );
  const clock = createTestClock(start);
  const store = createBookingStore({ documents, table });
  const writes = createLotWrites(table);
  const lots = createLotReader(documents, table);
  const closures = createClosureRepository(documents, table);
  const imports = createImportRepository(documents, table, writes);
  const asked = { closures: [] as ClosureRequest[], imports: [] as ImportRequest[] };
  const uploads = new Map<string, Uint8Array>();
  const exported = new Map<string, string>();
  const handler = serve(
    routes,
    createLotHandlers({
      actOnce: createActOnce({ documents, table, clock, pause: async () => {} }),
      lots,
      writes,
      availability: createAvailabilityReader(documents, table),
      bookingsOfDay: createBookingsOfDay(store),
      lotDays: createLotDayReader(documents, table),
      closures,
      askForClosure: async (requests) => void asked.closures.push(...requests),
      imports,
      askForImport: async (requests) => void asked.imports.push(...requests),
      files: {
        formOf: async (importId, bytes) => ({
          url: 'https://uploads.test',
          fields: { key: importId, most: `${bytes}` },
        }),
        isThere: async (importId) => uploads.has(importId),
      },
      exportFiles: {
        keep: async (name, _fileName, text) => {
          exported.set(name, text);
          return `https://exports.test/${name}`;
        },
      },
      clock,
      randomBytes,
    }),
    { limiter: { count: async () => undefined } },
  );
  let keys = 0;

  const ask = async <R extends Route>(route: R, caller: Caller | undefined, { key, ...request }: Request = {}) => {
    keys += 1;
    const event = httpEvent(route, {
      ...request,
      ...(caller === undefined ? {} : { caller }),
      headers: route.idempotent ? { 'idempotency-key': key ?? `lots-test-key-${String(keys).padStart(6, '0')}` } : {},
    });
    const { statusCode, body = '' } = await handler(event, lambdaContext());
    return { status: statusCode, body: JSON.parse(body) as RouteReply<R> & Problem, text: body };
  };

  /** Opens a lot as its operator does. */
  const openLot = async (more: object = {}, spots = spotsNamed('A-1', 'A-2')): Promise<Lot> => {
    const { status, body, text } = await ask(routes.createLot, people.operator, { body: { ...draft, ...more, spots } });
    if (status !== 201) throw new Error(text);
    return body;
  };

  return {
    tables,
    documents,
    table,
    clock,
    store,
    writes,
    lots,
    closures,
    imports,
    asked,
    uploads,
    exported,
    /** How many writes were tried so far. */
    written: () => written,
    ask,
    openLot,
  };
};
export type LotStand = Awaited<ReturnType<typeof createLotStand>>;
