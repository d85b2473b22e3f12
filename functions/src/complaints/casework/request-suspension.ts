import { requestSuspension } from '@huzhou/shared/complaints/casework-routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';

/** A team asks for the clock to stand still, until when and why. */
export const createRequestSuspension =
  (deps: CaseworkDeps): Handler<typeof requestSuspension> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'request-suspension',
      route: requestSuspension,
      input,
      caller,
      plan: async () => ok({ step: { command: 'request-suspension', ...input.body } }),
    });
