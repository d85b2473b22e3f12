// Fired by the HTTP API for registrars and patrols; decides on dogs, writes down dogs that were met, recalls batches.
import * as routes from '@huzhou/shared/dogs/registry-routes';
import { env } from '../platform/config.ts';
import { serve } from '../platform/http.ts';
import { createAuditRepository } from './audit-repository.ts';
import { createDogSurroundings } from './dog-surroundings-adapter.ts';
import { createHouseholds } from './household.ts';
import { createRegistryHandlers } from './registry-handlers.ts';

const { documents, readFieldKeys, limiter, deps } = createDogSurroundings();

export const handler = serve(
  routes,
  createRegistryHandlers({
    ...deps,
    householdOf: createHouseholds(readFieldKeys),
    recordRead: createAuditRepository(documents, env('AUDIT_TABLE'), deps.randomBytes),
  }),
  { limiter },
);
