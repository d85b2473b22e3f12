import type * as routes from '@huzhou/shared/dogs/registry-routes';
import type { Handlers } from '../platform/http.ts';
import { createDecideDispute } from './decide-dispute.ts';
import { createFinishVisit } from './finish-visit.ts';
import { createLookUp } from './look-up.ts';
import { createRecallBatch } from './recall-batch.ts';
import { createSightings, type SightingDeps } from './record-sighting.ts';
import { createRegistryReads, type RegistryReadDeps } from './registry-reads.ts';
import { createReviewCommands, type ReviewDeps } from './review-commands.ts';

export type RegistryDeps = ReviewDeps & SightingDeps & RegistryReadDeps;

/** The handlers of registrars and patrols over one set of surroundings: the real ones, or a test's. */
export const createRegistryHandlers = (deps: RegistryDeps): Handlers<typeof routes> => ({
  ...createRegistryReads(deps),
  ...createReviewCommands(deps),
  ...createSightings(deps),
  decideDispute: createDecideDispute(deps),
  lookUpDog: createLookUp(deps),
  finishVisit: createFinishVisit(deps),
  recallBatch: createRecallBatch(deps),
});
