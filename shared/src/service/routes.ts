import * as z from 'zod/mini';
import { defineRoute } from '../contract/route.ts';
import { Instant } from '../kernel/time.ts';

export const getHealth = defineRoute({
  id: 'service.health',
  method: 'GET',
  path: '/v1/health',
  auth: 'public',
  summary: '服务是否在运行，以及现行的承诺',
  idempotent: false,
  input: {},
  status: 200,
  output: z.object({ status: z.literal('ok'), at: Instant, policyVersion: z.string() }),
  failures: [],
});

export const getOpenApi = defineRoute({
  id: 'service.openApi',
  method: 'GET',
  path: '/openapi.json',
  auth: 'public',
  summary: '本接口的 OpenAPI 文档',
  idempotent: false,
  input: {},
  status: 200,
  output: z.record(z.string(), z.unknown()),
  failures: [],
});
