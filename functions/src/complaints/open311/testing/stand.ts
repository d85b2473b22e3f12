import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import * as routes from '@huzhou/shared/complaints/open311/routes';
import type { Route } from '@huzhou/shared/contract/route';
import { type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import { randomBytes } from '../../../platform/random.ts';
import { createTestTables } from '../../../platform/testing/dynamo.ts';
import { lambdaContext } from '../../../platform/testing/http-event.ts';
import { testSealer } from '../../../platform/testing/key-ring.ts';
import { createComplaintRepository } from '../../complaint-repository.ts';
import { complaintRow, eventRow } from '../../complaint-rows.ts';
import { createAcceptRequest } from '../accept-request.ts';
import { createCaseSearchRepository } from '../case-search-repository.ts';
import { createCases } from '../cases.ts';
import { createClientLimit } from '../client-limit-repository.ts';
import { findTestClient } from '../clients.ts';
import { productionEndpoints, testEndpoints } from '../endpoints.ts';
import type { FindOpen311Client, Open311Client } from '../ports.ts';
import type { Open311Event } from '../read-call.ts';
import { serveOpen311 } from '../serve-open311.ts';
import { createTestCases } from '../test-cases.ts';
import { updateIndex } from '../update-index.ts';

export const startsAt: Instant = '2026-11-23T00:00:00.000Z';

const client = (sourceId: string, more: Partial<Open311Client> = {}): Open311Client => ({
  sourceId,
  mostPerMinute: 60,
  mayBring: () => true,
  mayFetch: (url) => url.startsWith('https://photos.example/'),
  ...more,
});

const clients: Readonly<Record<string, Open311Client>> = {
  'key-one': client('src-one1'),
  'key-two': client('src-two2'),
  'key-narrow': client('src-narrow', { mayBring: (categoryCode) => categoryCode.startsWith('C') }),
  'key-slow': client('src-slow', { mostPerMinute: 2 }),
};

export const findClient: FindOpen311Client = async (key) => clients[key];

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface Ask {
  readonly query?: string;
  readonly form?: string | Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly path?: Readonly<Record<string, string>>;
}

const base = '/open311/v2';

/** The gateway's matching: fixed addresses first, then those with a parameter. */
const match = (method: string, path: string): readonly [Route, Record<string, string>] | undefined => {
  const candidates = (Object.values(routes) as readonly Route[]).filter((route) => route.method === method);
  const exact = candidates.find((route) => route.path === path);
  if (exact !== undefined) return [exact, {}];
  for (const route of candidates) {
    const pattern = new RegExp(`^${route.path.replaceAll('.', '\\.').replace(/\{(\w+)\}/g, '(?<$1>[^/]*)')}$`);
    const found = pattern.exec(path);
    if (found !== null && route.path.includes('{')) return [route, { ...found.groups }];
  }
  return undefined;
};

/** The interface over empty tables on the emulator; registered clients are made up. */
export const createStand = async () => {
  const tables = await createTestTables('complaints', 'limits');
  const time = { now: startsAt };
  const clock = { now: () => time.now };
  const { documents, names } = tables;
  const store = createComplaintRepository(documents, names);
  const cases = createCases({
    reader: store,
    search: createCaseSearchRepository(documents, names.complaints),
    photoFiles: {
      photoUrls: async (photos) =>
        new Map(
          photos
            .filter(({ state }) => state === 'ready')
            .map(({ photoId }) => [photoId, `https://media.test/${photoId}`] as const),
        ),
    },
    accept: createAcceptRequest({
      store,
      sealer: testSealer(),
      randomBytes,
      pause: async () => {},
      policyVersion: '303024',
    }),
  });
  const countCall = createClientLimit(documents, names.limits);
  const handler = serveOpen311(
    [
      ...productionEndpoints({ cases, findClient, clock, countCall }),
      ...testEndpoints({ cases: createTestCases(clock), findClient: findTestClient, clock, countCall }),
    ],
    { count: async () => undefined },
  );

  /** Calls an address below `/open311/v2`, or a whole one. */
  const ask = async (
    method: 'GET' | 'POST',
    address: string,
    { query, form, headers = {} }: Ask = {},
  ): Promise<Answer> => {
    const path = address.startsWith('/') ? address : `${base}/${address}`;
    const [route, pathParameters] = match(method, path) ?? [];
    if (route === undefined) throw new Error(`No route for ${method} ${path}`);
    const body = typeof form === 'string' || form === undefined ? form : new URLSearchParams(form).toString();
    const event: Open311Event = {
      routeKey: `${route.method} ${route.path}`,
      rawQueryString: query ?? '',
      headers: {
        host: 'api.huzhou.test',
        ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' }),
        ...headers,
      },
      pathParameters: pathParameters ?? {},
      ...(body === undefined ? {} : { body }),
      isBase64Encoded: false,
      requestContext: { requestId: 'request-1', http: { sourceIp: '203.0.113.7' } },
    };
    const reply = await handler(event, lambdaContext());
    return {
      status: reply.statusCode,
      headers: (reply.headers ?? {}) as Record<string, string>,
      body: reply.body ?? '',
    };
  };

  /** Writes a case as the rest of the product would. */
  const put = async (complaint: Complaint, events: readonly ComplaintEvent[] = []): Promise<void> => {
    const rows = [
      complaintRow(complaint),
      ...events.map((event) => ({ ...eventRow(event), ...updateIndex(complaint, event) })),
    ];
    for (const Item of rows) await documents.send(new PutCommand({ TableName: names.complaints, Item }));
  };

  const wait = (seconds: number): void => {
    time.now = plusSeconds(time.now, seconds);
  };

  const json = async (method: 'GET' | 'POST', address: string, more: Ask = {}) => {
    const answer = await ask(method, address, more);
    return { ...answer, json: JSON.parse(answer.body) };
  };

  return { tables, time, wait, ask, json, put, cases };
};

export type Stand = Awaited<ReturnType<typeof createStand>>;

/** The least that a new request needs, for `key-one`. */
export const newRequest = (more: Readonly<Record<string, string>> = {}): Record<string, string> => ({
  api_key: 'key-one',
  service_code: 'C0101',
  lat: '30.868',
  long: '120.186',
  'attribute[STATE]': 'missing',
  ...more,
});
