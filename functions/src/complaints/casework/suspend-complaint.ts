import { suspendComplaint } from '@huzhou/shared/complaints/casework-routes';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';
import { toldStep } from './told-step.ts';

/** A supervisor lets the clock stand still until what is waited for has come; the reporter reads until when. */
export const createSuspendComplaint =
  (deps: CaseworkDeps): Handler<typeof suspendComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'suspend',
      route: suspendComplaint,
      input,
      caller,
      plan: toldStep(deps.checkText, caller, { command: 'suspend', ...input.body }),
    });
