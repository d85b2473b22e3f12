import { answerSupervision } from '@huzhou/shared/complaints/casework-routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';

/** Whoever has the case answers a supervision note. */
export const createAnswerSupervision =
  (deps: CaseworkDeps): Handler<typeof answerSupervision> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'answer-supervision',
      route: answerSupervision,
      input,
      caller,
      plan: async () => ok({ step: { command: 'answer-supervision', ...input.body } }),
    });
