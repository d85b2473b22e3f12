import { randomBytes } from 'node:crypto';
import type { Route } from '@huzhou/shared/contract/route';
import { demonstrationUnits, personas } from '@huzhou/shared/directory/demonstration';
import * as clinicRoutes from '@huzhou/shared/dogs/clinic-routes';
import * as publicRoutes from '@huzhou/shared/dogs/public-routes';
import * as registryRoutes from '@huzhou/shared/dogs/registry-routes';
import * as routes from '@huzhou/shared/dogs/routes';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import { serve } from '../../platform/http.ts';
import { createRateLimiter } from '../../platform/rate-limit.ts';
import { createSealer } from '../../platform/sealed.ts';
import type { RowChange } from '../../platform/stream.ts';
import { createTestTables } from '../../platform/testing/dynamo.ts';
import { httpEvent, lambdaContext, type TestRequest } from '../../platform/testing/http-event.ts';
import { createAuditRepository } from '../audit-repository.ts';
import { createCertificateSigner } from '../certificate-signer.ts';
import { createClinicHandlers } from '../clinic-handlers.ts';
import { createCoverageReader } from '../coverage-reader.ts';
import { createCoverageRepository } from '../coverage-repository.ts';
import { createDogRepository } from '../dog-repository.ts';
import { createMarkRead } from '../finding-repository.ts';
import { createHandlers } from '../handlers.ts';
import { createHouseholds } from '../household.ts';
import { createInvalidateBatch } from '../invalidate-batch.ts';
import { createListRepository } from '../list-repository.ts';
import { createBatchRepository, createLookRepository } from '../look-repository.ts';
import type { PhotoRef } from '../photo.ts';
import { createRegistryHandlers } from '../registry-handlers.ts';
import { createRelay } from '../relay.ts';
import { createSweep } from '../sweep.ts';

export const startsAt: Instant = '2026-11-23T01:00:00.000Z';

/** The demonstration's people, by the key of their openid. */
export const callerOf = (key: string): Caller => {
  const persona = personas.find(({ openid }) => openid.replace('oHuzhouPersona_', '').replace(/0+$/, '') === key);
  if (persona === undefined) return { personId: `person-${key}` };
  const { staffId, name, grants } = persona;
  const personId = `person-${key}`;
  return staffId === undefined ? { personId } : { personId, staff: { staffId, name, grants: [...grants] } };
};

const staff = personas.flatMap(({ staffId, name, grants, openid }) =>
  staffId === undefined ? [] : [{ staffId, name, grants: [...grants], personId: `person-of-${openid}` }],
);

const directory = {
  findUnit: async (unitId: string) => demonstrationUnits.find((unit) => unit.unitId === unitId),
  staffAround: async () => staff,
};

let keys = 0;
export const newKey = (): string => {
  keys += 1;
  return `key-${String(keys).padStart(16, '0')}`;
};

let people = 0;
/** An identity number with a right check digit, unlike any before. */
export const identityNumber = (): string => {
  people += 1;
  const body = `330502199001${String(people).padStart(5, '0')}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, index) => total + weight * Number(body[index]), 0);
  return `${body}${'10X98765432'[sum % 11]}`;
};

export const photoId = 'photo-0000000000000001';
export const phone = '13812341234';

/** A whole application of a household of its own. */
export const formOf = (more: Record<string, unknown> = {}) => ({
  keeper: { name: '沈小满', identityNumber: identityNumber(), phone },
  home: { townCode: '330502001', address: `红旗路 ${people} 号 3 幢 201` },
  name: '豆豆',
  breedCode: 'corgi',
  sex: 'male',
  neutered: true,
  colour: '黄白',
  bornOn: '2024-05-01',
  shoulderCm: 30,
  purpose: 'companion',
  photoIds: [photoId],
  ...more,
});

export interface Answer {
  readonly status: number;
  // biome-ignore lint/suspicious/noExplicitAny: whatever a test may look at
  readonly body: any;
  readonly text: string;
}

export interface Call extends TestRequest {
  readonly key?: string;
}

const allRoutes = { ...routes, ...publicRoutes, ...registryRoutes, ...clinicRoutes };

/** The whole capability over empty tables on the emulator; uploads, WeChat and the stream are made up. */
export const createDogStand = async () => {
  const tables = await createTestTables('dogs', 'limits', 'audit');
  const { documents, names } = tables;
  const time = { now: startsAt };
  const clock = { now: () => time.now };
  const ring = { keys: [{ kid: 'k1', secret: 'a key of the test that is long enough' }] };
  const readRing = async () => ring;
  const sealer = createSealer(readRing);
  const store = createDogRepository(documents, names.dogs);
  const pause = async () => {
    await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
  };
  const coverage = {
    ...createCoverageRepository(documents, names.dogs),
    ...createCoverageReader(documents, names.dogs),
  };
  const verdicts = { text: 'pass' as 'pass' | 'risky' };
  const notices: Notice[] = [];
  const cleaned: PhotoRef[] = [];

  const deps = {
    store,
    lists: createListRepository(documents, names.dogs),
    photoUrls: async () => new Map<string, string>(),
    uploads: { findUploads: async (_: string, ids: readonly string[]) => ids.map(() => undefined) },
    sealer,
    clock,
    pause,
    randomBytes,
    householdOf: createHouseholds(readRing),
    signer: createCertificateSigner(readRing),
    checkText: async () => verdicts.text,
    readCoverage: coverage.read,
    markRead: createMarkRead(documents, names.dogs),
    recordRead: createAuditRepository(documents, names.audit, randomBytes),
    directory,
  };
  const handler = serve(
    allRoutes,
    { ...createHandlers(deps), ...createRegistryHandlers(deps), ...createClinicHandlers(deps) },
    {
      limiter: createRateLimiter({ documents, table: names.limits, clock, addressKey: async () => new Uint8Array(32) }),
    },
  );

  const call = async (route: Route, { key, headers, ...request }: Call = {}): Promise<Answer> => {
    const idempotency = route.idempotent ? { 'idempotency-key': key ?? newKey() } : {};
    const event = httpEvent(route, { ...request, headers: { ...idempotency, ...headers } });
    const { statusCode, body = '' } = await handler(event, lambdaContext(60_000));
    return { status: statusCode, body: JSON.parse(body), text: body };
  };

  /** The call as it should be answered. */
  const must = async (route: Route, request: Call): Promise<Answer['body']> => {
    const { status, body, text } = await call(route, request);
    if (status >= 300) throw new Error(`${route.id}: ${status} ${text}`);
    return body;
  };

  const machine = { store, batches: createBatchRepository(documents, names.dogs), clock, pause };
  const relay = createRelay({
    store,
    people: directory,
    coverage,
    invalidateBatch: createInvalidateBatch(machine),
    notify: async (sent) => void notices.push(...sent),
    cleanPhotos: async (photos) => void cleaned.push(...photos),
    clock,
  });
  /** A sweeper that has just been started: it remembers nothing. */
  const newSweeper = () =>
    createSweep({
      ...machine,
      lookout: createLookRepository(documents, names.dogs),
      coverage,
      cleanPhotos: async (photos) => void cleaned.push(...photos),
    });

  let images = new Map<string, Record<string, unknown>>();
  /** What the stream would have brought since the last time, as changes of rows. */
  const changes = async (): Promise<RowChange[]> => {
    const rows = new Map((await tables.rows('dogs')).map((row) => [`${row.pk}/${row.sk}`, row]));
    const found = [...rows].flatMap(([id, after]): RowChange[] => {
      const before = images.get(id);
      if (before !== undefined && JSON.stringify(before) === JSON.stringify(after)) return [];
      const kind = before === undefined ? 'INSERT' : 'MODIFY';
      return [{ eventId: id, kind, after, ...(before === undefined ? {} : { before }) }];
    });
    images = rows;
    return found;
  };
  /** Carries everything on, as often as `times` says. */
  const relayAll = async (times = 1): Promise<void> => {
    const found = await changes();
    for (let turn = 0; turn < times; turn += 1) for (const change of found) await relay(change);
  };

  const wait = (seconds: number): void => {
    time.now = plusSeconds(time.now, seconds);
  };

  /** Submits an application and gives the dog's number. */
  const submit = async (more: Record<string, unknown> = {}, caller = callerOf('citizen')): Promise<string> => {
    const { dogId } = await must(routes.createDog, { caller, body: { form: formOf(more) } });
    await must(routes.submitDog, { caller, path: { dogId }, body: {} });
    return dogId;
  };

  const vaccination = { vaccineCode: 'rabies-inactivated', batch: 'B2026-1', givenOn: '2026-11-20' };
  const clinician = callerOf('clinician');
  /** Everything that makes a registration, and the registration. */
  const register = async (chip: string, more: Record<string, unknown> = {}, caller = callerOf('citizen')) => {
    const dogId = await submit(more, caller);
    await must(clinicRoutes.recordVaccination, { caller: clinician, body: { dogId, ...vaccination } });
    await must(clinicRoutes.recordChip, { caller: clinician, body: { dogId, chip } });
    await must(registryRoutes.approveDog, { caller: callerOf('cityregist'), path: { dogId }, body: {} });
    return dogId;
  };

  return {
    ...deps,
    deps,
    tables,
    time,
    wait,
    verdicts,
    notices,
    cleaned,
    call,
    must,
    relay,
    relayAll,
    changes,
    newSweeper,
    submit,
    register,
    vaccination,
    coverage,
  };
};

export type DogStand = Awaited<ReturnType<typeof createDogStand>>;
