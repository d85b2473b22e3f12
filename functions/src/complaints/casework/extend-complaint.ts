import { extendComplaint } from '@huzhou/shared/complaints/casework-routes';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';
import { toldStep } from './told-step.ts';

/** A supervisor grants more time; the reporter reads the new deadline. */
export const createExtendComplaint =
  (deps: CaseworkDeps): Handler<typeof extendComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'extend',
      route: extendComplaint,
      input,
      caller,
      plan: toldStep(deps.checkText, caller, { command: 'extend', ...input.body }),
    });
