import { allRoutes } from '@huzhou/shared/contract/api';
import * as routes from '@huzhou/shared/service/routes';
import { beforeEach, expect, it } from 'vitest';
import { serve } from '../platform/http.ts';
import { httpEvent, lambdaContext } from '../platform/testing/http-event.ts';
import { catchLog } from '../platform/testing/memory-log.ts';
import { createTestClock } from '../platform/testing/test-clock.ts';
import { createGetHealth } from './get-health.ts';
import { createGetOpenApi } from './get-open-api.ts';

beforeEach(() => {
  catchLog();
});

const handler = serve(routes, {
  getHealth: createGetHealth(createTestClock(), 'drill'),
  getOpenApi: createGetOpenApi(allRoutes, '1.2.3'),
});
const ask = async (routeKey: string) => {
  const reply = await handler({ ...httpEvent(routes.getHealth), routeKey }, lambdaContext());
  return { status: reply.statusCode, json: JSON.parse(reply.body ?? '') };
};

it('says that it is well and which promises are in force', async () => {
  expect(await ask('GET /v1/health')).toEqual({
    status: 200,
    json: { status: 'ok', at: '2026-11-23T08:00:00.000Z', policyVersion: 'drill' },
  });
});

it('describes every route, and its release', async () => {
  const { status, json } = await ask('GET /openapi.json');
  expect(status).toBe(200);
  expect(json.info.version).toBe('1.2.3');
  for (const { method, path } of allRoutes) expect(json.paths[path]).toHaveProperty(method.toLowerCase());
});

it('answers every other address with a problem in Chinese', async () => {
  expect(await ask('$default')).toMatchObject({ status: 404, json: { title: '没有这个地址，请检查后重试' } });
});
