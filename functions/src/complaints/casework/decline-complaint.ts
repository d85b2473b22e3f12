import { declineComplaint } from '@huzhou/shared/complaints/casework-routes';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';
import { toldStep } from './told-step.ts';

/** A duty desk does not accept a case, for a reason of the list that its reporter reads and can answer. */
export const createDeclineComplaint =
  (deps: CaseworkDeps): Handler<typeof declineComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'decline',
      route: declineComplaint,
      input,
      caller,
      plan: toldStep(deps.checkText, caller, { command: 'decline', ...input.body }),
    });
