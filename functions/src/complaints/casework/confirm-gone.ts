import { confirmGone } from '@huzhou/shared/complaints/casework-routes';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';
import { toldStep } from './told-step.ts';

/** Somebody has looked: what a machine reported gone is gone, and the case is closed. */
export const createConfirmGone =
  (deps: CaseworkDeps): Handler<typeof confirmGone> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'confirm-gone',
      route: confirmGone,
      input,
      caller,
      plan: toldStep(deps.checkText, caller, { command: 'confirm-gone', ...input.body }),
    });
