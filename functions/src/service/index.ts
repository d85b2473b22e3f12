// Fired by the HTTP API for health and API document, and for every address that no route has; reads nothing.
import { allRoutes } from '@huzhou/shared/contract/api';
import { systemClock } from '@huzhou/shared/kernel/time';
import * as routes from '@huzhou/shared/service/routes';
import { env, optionalEnv } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { createGetHealth } from './get-health.ts';
import { createGetOpenApi } from './get-open-api.ts';

export const handler = serve(routes, {
  getHealth: createGetHealth(systemClock, env('COMPLAINT_POLICY')),
  getOpenApi: createGetOpenApi(allRoutes, optionalEnv('RELEASE') ?? '0.0.0'),
});
