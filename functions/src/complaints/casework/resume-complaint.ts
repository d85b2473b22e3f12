import { resumeComplaint } from '@huzhou/shared/complaints/casework-routes';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';
import { toldStep } from './told-step.ts';

/** The work goes on before the end of its suspension. */
export const createResumeComplaint =
  (deps: CaseworkDeps): Handler<typeof resumeComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'resume',
      route: resumeComplaint,
      input,
      caller,
      plan: toldStep(deps.checkText, caller, { command: 'resume', ...input.body }),
    });
