import * as routes from '@huzhou/shared/complaints/open311/routes';
import { ok } from '@huzhou/shared/kernel/result';
import { beforeEach, expect, it } from 'vitest';
import { lambdaContext } from '../../platform/testing/http-event.ts';
import { catchLog } from '../../platform/testing/memory-log.ts';
import { serveOpen311 } from './serve-open311.ts';

beforeEach(() => {
  catchLog();
});

const answering = (value: unknown) => {
  const target = { operation: async () => ok({ root: 'service_requests', value } as const), format: 'json' } as const;
  const handler = serveOpen311([{ route: routes.listRequestsJson, target: () => ok(target) }], {
    count: async () => undefined,
  });
  return handler(
    {
      routeKey: 'GET /open311/v2/requests.json',
      rawQueryString: '',
      headers: {},
      pathParameters: {},
      isBase64Encoded: false,
      requestContext: { requestId: 'request-1', http: { sourceIp: '203.0.113.7' } },
    },
    lambdaContext(),
  );
};

it.each([
  // Three bytes a character, and quotes and brackets around them.
  ['as large as Lambda passes on', 1_499_998, 200],
  ['larger, which Lambda would not pass on,', 1_500_000, 400],
])('an answer %s has a status of the standard', async (_, characters, status) => {
  const { statusCode, body = '' } = await answering(['字'.repeat(characters)]);
  expect(statusCode).toBe(status);
  if (status === 400)
    expect(JSON.parse(body)).toEqual([{ code: 400, description: expect.stringContaining('page_size') }]);
});
