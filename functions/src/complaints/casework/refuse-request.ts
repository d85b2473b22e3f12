import { refuseRequest } from '@huzhou/shared/complaints/casework-routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';

/** A supervisor does not grant what a team asked for: the deadline stays. */
export const createRefuseRequest =
  (deps: CaseworkDeps): Handler<typeof refuseRequest> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'refuse-request',
      route: refuseRequest,
      input,
      caller,
      plan: async () => ok({ step: { command: 'refuse-request', ...input.body } }),
    });
