import { requestExtension } from '@huzhou/shared/complaints/casework-routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';

/** A team asks for more time, until when and why. */
export const createRequestExtension =
  (deps: CaseworkDeps): Handler<typeof requestExtension> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'request-extension',
      route: requestExtension,
      input,
      caller,
      plan: async () => ok({ step: { command: 'request-extension', ...input.body } }),
    });
