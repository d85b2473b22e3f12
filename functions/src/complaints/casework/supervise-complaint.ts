import { superviseComplaint } from '@huzhou/shared/complaints/casework-routes';
import { ok } from '@huzhou/shared/kernel/result';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';

/** A supervisor or leader sends a supervision note (督办单) that must be answered within some hours. */
export const createSuperviseComplaint =
  (deps: CaseworkDeps): Handler<typeof superviseComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'supervise',
      route: superviseComplaint,
      input,
      caller,
      plan: async (_, now) => {
        const { words, withinHours } = input.body;
        const answerBy = plusSeconds(now, withinHours * secondsIn.hour);
        return ok({ step: { command: 'supervise', words, answerBy } });
      },
    });
