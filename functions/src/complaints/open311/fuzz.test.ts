import * as routes from '@huzhou/shared/complaints/open311/routes';
import type { Route } from '@huzhou/shared/contract/route';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import fc from 'fast-check';
import { beforeEach, expect, it, vi } from 'vitest';
import * as z from 'zod/mini';
import { findTestClient } from './clients.ts';
import { productionEndpoints, testEndpoints } from './endpoints.ts';
import type { Open311Cases } from './ports.ts';
import type { Open311Event } from './read-call.ts';
import { serveOpen311 } from './serve-open311.ts';
import { createTestCases } from './test-cases.ts';
import { publishedErrors } from './testing/published.ts';
import { fromXml } from './testing/spark.ts';

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true);
});

// The made-up cases of the test endpoint stand in for the store, and lists are short, so that a call costs little.
const clock = { now: () => '2026-11-23T00:00:00.000Z' };
const made = createTestCases(clock);
const cases: Open311Cases = {
  ...made,
  newest: (span, filter, most) => made.newest(span, filter, Math.min(most, 3)),
  updatesIn: (span, most) => made.updatesIn({ ...span, from: plusSeconds(span.to, -secondsIn.day) }, Math.min(most, 3)),
};
const deps = { cases, findClient: findTestClient, clock, countCall: async () => undefined };
const handler = serveOpen311([...productionEndpoints(deps), ...testEndpoints(deps)], { count: async () => undefined });

const names = fc.oneof(
  fc.constantFrom(
    'jurisdiction_id',
    'service_request_id',
    'service_code',
    'start_date',
    'end_date',
    'status',
    'page',
    'page_size',
    'api_key',
    'lat',
    'long',
    'address_string',
    'address_id',
    'description',
    'phone',
    'media_url',
    'attribute[STATE]',
    'attribute[TIMES][]',
  ),
  fc.string({ maxLength: 12 }),
);

const values = fc.oneof(
  fc.constantFrom(
    'huzhou.gov.cn',
    'huzhou-open311-test',
    'E0102',
    'C0101',
    'open',
    'closed,open',
    '2026-11-22T00:00:00Z',
    '2026-11-22T00:00:00+08:00',
    '1',
    '30.868',
    '120.186',
    '330502',
    'missing',
    '吴兴区月河街道',
    'TEST-1-C0102-330521-0-0',
    '%00',
    '\u0000',
    "' OR 1=1 --",
    '<!ENTITY x>',
    '__proto__',
    '../../etc/passwd',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
);

const pairs = fc.array(fc.tuple(names, values), { maxLength: 10 });
const raw = fc.oneof(
  pairs.map((entries) =>
    new URLSearchParams(
      entries.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()] as [string, string]),
    ).toString(),
  ),
  fc.stringMatching(/^[a-z%&=+[\]0-9]{0,60}$/),
);

const segment = fc.oneof(
  fc.constantFrom(
    'E0102.json',
    'C0101.xml',
    'requests.json',
    'requests.xml',
    'services.json',
    '.json',
    '',
    '.',
    'a.b.xml',
  ),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

const all = Object.values(routes) as readonly Route[];

const calls = fc.record({
  route: fc.constantFrom(...all),
  query: raw,
  body: fc.option(raw, { nil: undefined }),
  type: fc.constantFrom(
    'application/x-www-form-urlencoded',
    'application/x-www-form-urlencoded; charset=utf-8',
    'text/xml',
    '',
  ),
  first: segment,
  second: segment,
  key: fc.option(fc.string(), { nil: undefined }),
  base64: fc.boolean(),
});

type Call = typeof calls extends fc.Arbitrary<infer Value> ? Value : never;

const eventOf = ({ route, query, body, type, first, second, key, base64 }: Call): Open311Event => {
  const parameters = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ''], index) => [
    name,
    index === 0 ? first : second,
  ]);
  return {
    routeKey: `${route.method} ${route.path}`,
    rawQueryString: query,
    headers: { 'content-type': type, ...(key === undefined ? {} : { 'idempotency-key': key }) },
    pathParameters: Object.fromEntries(parameters),
    ...(body === undefined ? {} : { body: base64 ? Buffer.from(body).toString('base64') : body }),
    isBase64Encoded: base64,
    requestContext: { requestId: 'request-1', http: { sourceIp: '203.0.113.7' } },
  };
};

it('answers anything at all with 200, 400, 403 or 404, and with errors as the standard writes them', async () => {
  const seen = new Set<number>();
  await fc.assert(
    fc.asyncProperty(calls, async (call) => {
      const {
        statusCode,
        headers,
        body = '',
      } = await handler(eventOf(call), {
        getRemainingTimeInMillis: () => 10_000,
      } as never);
      seen.add(statusCode);
      expect([200, 400, 403, 404]).toContain(statusCode);
      const isJson = String(headers?.['content-type']).startsWith('application/json');
      const value = isJson ? JSON.parse(body) : fromXml(body).value;
      if (statusCode === 200) return;
      const errors = z.parse(publishedErrors, value);
      // None of them is a failure of ours that was dressed up.
      expect(errors.map(({ code }) => code)).not.toContain(500);
    }),
    { numRuns: 600 },
  );
  expect([...seen].sort()).toEqual([200, 400, 403, 404]);
});
