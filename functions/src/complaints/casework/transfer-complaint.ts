import { transferComplaint } from '@huzhou/shared/complaints/casework-routes';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';
import { toldStep } from './told-step.ts';

/** A case goes to a body outside whose business it is; the reporter is told which one. */
export const createTransferComplaint =
  (deps: CaseworkDeps): Handler<typeof transferComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'transfer',
      route: transferComplaint,
      input,
      caller,
      plan: toldStep(deps.checkText, caller, { command: 'transfer', ...input.body }),
    });
