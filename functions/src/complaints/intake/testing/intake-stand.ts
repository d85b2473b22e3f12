import { randomBytes } from 'node:crypto';
import * as routes from '@huzhou/shared/complaints/intake/routes';
import type { Route } from '@huzhou/shared/contract/route';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import type { UploadFault } from '../../../photos/upload-store.ts';
import { serve } from '../../../platform/http.ts';
import { createRateLimiter } from '../../../platform/rate-limit.ts';
import { createTestTables } from '../../../platform/testing/dynamo.ts';
import { httpEvent, lambdaContext, type TestRequest } from '../../../platform/testing/http-event.ts';
import { testSealer } from '../../../platform/testing/key-ring.ts';
import { createCounts } from '../../../sources/count-calls.ts';
import type { Credential } from '../../../sources/credential.ts';
import { createSourceRepository } from '../../../sources/source-repository.ts';
import { createSourceWriter } from '../../../sources/source-writer.ts';
import { createRegistration, type SignedRequest, signedRequest } from '../../../sources/testing/registered.ts';
import { createSourceGate } from '../../../sources/verify-source.ts';
import { createComplaintRepository } from '../../complaint-repository.ts';
import { createNearCasesRepository } from '../../near-cases-repository.ts';
import { intakeAdmission } from '../admission.ts';
import { createDeliveryRepository } from '../delivery-repository.ts';
import { createIntakeHandlers } from '../handlers.ts';
import { createIntakeRepository } from '../intake-repository.ts';
import { createFindSameTrouble } from '../same-trouble.ts';

const startsAt: Instant = '2026-11-23T00:00:00.000Z';

let numbers = 0;

/** The whole of intake over empty tables on the emulator: real gate, handlers and stores; uploads made up. */
export const createIntakeStand = async () => {
  const tables = await createTestTables('complaints', 'limits', 'audit', 'sources');
  const { documents, names } = tables;
  const time = { now: startsAt };
  const clock = { now: () => time.now };
  const faults = new Map<string, UploadFault>();
  const sealer = testSealer();
  const sources = createSourceRepository({ documents, table: names.sources, sealer, clock });
  const addressKey = async () => new Uint8Array(32);
  const limiter = createRateLimiter({ documents, table: names.limits, clock, addressKey });
  const nearCases = createNearCasesRepository(documents, names.complaints);
  const policyVersion = '303024';
  const deps = {
    store: createComplaintRepository(documents, names),
    intakes: createIntakeRepository(documents, names.complaints),
    findSameTrouble: createFindSameTrouble({ nearCases, clock, policyVersion }),
    photos: { findUploads: async (_: string, ids: readonly string[]) => ids.map((id) => faults.get(id)) },
    uploads: { createForm: async () => ({ url: 'https://uploads.test', fields: { key: 'k' } }) },
    deliveries: createDeliveryRepository(documents, names.sources),
    sources,
    writer: createSourceWriter({ documents, tables: names, randomBytes }),
    outside: { allowLoopback: false },
    sealer,
    clock,
    pause: async () => undefined,
    randomBytes,
    policyVersion,
  } as const;
  const handler = serve(routes, createIntakeHandlers(deps), {
    limiter,
    sources: createSourceGate({ sources, clock, admits: intakeAdmission, ...createCounts(limiter) }),
  });

  const answer = async (route: Route, request: TestRequest) => {
    const { statusCode, body = '' } = await handler(httpEvent(route, request), lambdaContext());
    return { status: statusCode, body: JSON.parse(body), text: body };
  };

  const register = createRegistration({ documents, table: names.sources, sealer });

  return {
    ...deps,
    tables,
    time,
    faults,
    register,
    wait: (seconds: number): void => {
      time.now = plusSeconds(time.now, seconds);
    },
    /** A call of a source, properly signed now. */
    send: (by: Credential, route: Route, request: SignedRequest = {}) =>
      answer(route, signedRequest(by, route, { timestamp: time.now, ...request })),
    /** A call of a person. */
    call: (caller: Caller, route: Route, { key, ...request }: TestRequest & { readonly key?: string } = {}) => {
      numbers += 1;
      const idempotency = route.idempotent
        ? { 'idempotency-key': key ?? `key-${String(numbers).padStart(16, '0')}` }
        : {};
      return answer(route, { ...request, caller, headers: idempotency });
    },
    answer,
  };
};

export type IntakeStand = Awaited<ReturnType<typeof createIntakeStand>>;

export const uploadId = (index: number): string => `evidence-${index}`.padEnd(22, '_');

/** A place in 吴兴区, in WGS84. */
export const somewhere = { longitude: 120.0868, latitude: 30.8941, system: 'WGS84' } as const;

export const report = (eventId: string, more: Record<string, unknown> = {}) => ({
  eventId,
  categoryCode: 'E0102',
  observedAt: '2026-11-23T07:59:00+08:00',
  point: somewhere,
  evidence: [{ uploadId: uploadId(0) }],
  ...more,
});

export const handOver = (number: string, more: Record<string, unknown> = {}) => ({
  number,
  words: '小区门口垃圾三天没有人收',
  place: { address: '红旗路 12 号', areaCode: '330502001' },
  phone: '13812341234',
  respondBy: '2026-11-23T12:00:00+08:00',
  resolveBy: '2026-11-30T18:00:00+08:00',
  ...more,
});
