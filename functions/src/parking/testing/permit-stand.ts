import type { Route, RouteCall } from '@huzhou/shared/contract/route';
import { personas } from '@huzhou/shared/directory/demonstration';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { PermitPolicy } from '@huzhou/shared/parking/permit';
import * as routes from '@huzhou/shared/parking/permit-routes';
import { type HttpHandler, serve } from '../../platform/http.ts';
import { randomBytes } from '../../platform/random.ts';
import { createTestTables } from '../../platform/testing/dynamo.ts';
import { httpEvent, lambdaContext } from '../../platform/testing/http-event.ts';
import { createTestClock } from '../../platform/testing/test-clock.ts';
import { createActOnce } from '../act-once.ts';
import { createPermitHandlers } from '../permits/permit-handlers.ts';
import { createPermitReader } from '../permits/permit-reader.ts';
import { createPermitWrites } from '../permits/permit-writes.ts';

/** A persona of the demonstration as the authorizer knows them. */
export const staffCaller = (key: string): Caller => {
  const grants = personas.find(({ staffId }) => staffId === `staff-${key}`)?.grants ?? [];
  return { personId: `person-${key}`, staff: { staffId: `staff-${key}`, name: key, grants: [...grants] } };
};
export const officer = staffCaller('parking');

interface Asked<R extends Route> {
  readonly by: Caller | undefined;
  readonly with?: Partial<RouteCall<R>>;
  readonly key?: string;
  readonly policy?: PermitPolicy;
}

// biome-ignore lint/suspicious/noExplicitAny: answers are looked into by their own tests
export type Answer = { readonly status: number; readonly body: any };

const counter = (): (() => number) => {
  let count = 0;
  return () => {
    count += 1;
    return count;
  };
};

/** The routes of permits on a table of their own on the emulator, and what a test asks of them all the time. */
export const createPermitStand = async () => {
  const tables = await createTestTables('parking');
  const { documents, names } = tables;
  const clock = createTestClock();
  const deps = {
    permits: createPermitReader(documents, names.parking),
    writes: createPermitWrites(names.parking),
    actOnce: createActOnce({ documents, table: names.parking, clock, pause: async () => {} }),
    drivers: { read: async () => ({ permits: [], bookings: [] }) },
    randomBytes,
    clock,
  };
  const limiter = { count: async () => undefined };
  const made = (policy: PermitPolicy): HttpHandler =>
    serve(routes, createPermitHandlers({ ...deps, policy }), { limiter });
  const handlers = { 'local-automatic': made('local-automatic'), reviewed: made('reviewed') };
  const [people, keys, plates] = [counter(), counter(), counter()];
  const newKey = (): string => `permits-test-key-${keys()}`;

  const ask = async <R extends Route>(
    route: R,
    { by, with: parts = {}, key = newKey(), policy = 'local-automatic' }: Asked<R>,
  ): Promise<Answer> => {
    const event = httpEvent(route, {
      ...(parts as object),
      ...(by === undefined ? {} : { caller: by }),
      headers: route.idempotent ? { 'idempotency-key': key } : {},
    });
    const reply = await handlers[policy](event, lambdaContext());
    return { status: reply.statusCode, body: JSON.parse(reply.body ?? '') };
  };

  const requests = async (): Promise<readonly { readonly requestId: string; readonly plate: string }[]> => {
    const all: { requestId: string; plate: string }[] = [];
    for (let cursor: string | undefined; ; ) {
      const query = cursor === undefined ? {} : { query: { cursor } };
      const { body } = await ask(routes.listPermitRequests, { by: officer, with: query });
      all.push(...body.requests);
      if (body.nextCursor === undefined) return all;
      cursor = body.nextCursor;
    }
  };

  return {
    tables,
    clock,
    ask,
    newKey,
    person: (): Caller => ({ personId: `driver-${people()}` }),
    plate: (office = '浙E'): string => `${office}${String(plates()).padStart(5, '0')}`,
    register: (by: Caller, plate: string, rest: Partial<Asked<typeof routes.registerPlate>> = {}) =>
      ask(routes.registerPlate, { by, with: { body: { plate } }, ...rest }),
    list: async (by: Caller) => (await ask(routes.listPermits, { by })).body,
    remove: (by: Caller, permitId: string, key = newKey()) =>
      ask(routes.removePlate, { by, with: { path: { permitId }, body: {} }, key }),
    contest: (by: Caller, plate: string) =>
      ask(routes.contestPlate, { by, with: { body: { plate, words: '这是我的车，行驶证在我手里' } } }),
    answer: (by: Caller, permitId: string, words = '车是我去年买的，有购车发票') =>
      ask(routes.answerContest, { by, with: { path: { permitId }, body: { words } } }),
    decide: (requestId: string, granted: boolean, words?: string, by: Caller = officer) =>
      ask(routes.decidePermitRequest, {
        by,
        with: { path: { requestId }, body: { granted, ...(words === undefined ? {} : { words }) } },
      }),
    requests,
    requestOf: async (plate: string) => (await requests()).find((request) => request.plate === plate),
  };
};
