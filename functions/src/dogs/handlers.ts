import type * as publicRoutes from '@huzhou/shared/dogs/public-routes';
import type * as routes from '@huzhou/shared/dogs/routes';
import type { Handlers } from '../platform/http.ts';
import type { CheckText } from '../wechat/content-check.ts';
import { createCreateDog } from './create-dog.ts';
import { createFindings, type FindingDeps } from './findings.ts';
import { createKeepersCommands, type KeeperDeps } from './keepers-commands.ts';
import { createKeepersReads, type KeeperReadDeps } from './keepers-reads.ts';
import { createPublicHandlers, type PublicDeps } from './public-handlers.ts';
import { createStateDispute } from './state-dispute.ts';
import { createSubmitDog } from './submit-dog.ts';
import { createAcceptTransfer, createLookAtTransfer } from './transfers.ts';

export type HandlerDeps = KeeperDeps &
  Omit<KeeperReadDeps, 'signer'> &
  FindingDeps &
  PublicDeps & { readonly checkText: CheckText; readonly signer: KeeperReadDeps['signer'] & PublicDeps['signer'] };

/** The handlers of keepers and finders over one set of surroundings: the real ones, or a test's. */
export const createHandlers = (deps: HandlerDeps): Handlers<typeof routes & typeof publicRoutes> => ({
  ...createKeepersReads(deps),
  ...createKeepersCommands(deps),
  ...createFindings(deps),
  ...createPublicHandlers(deps),
  createDog: createCreateDog(deps),
  submitDog: createSubmitDog(deps),
  lookAtTransfer: createLookAtTransfer(deps),
  acceptTransfer: createAcceptTransfer(deps),
  stateDispute: createStateDispute(deps),
});
