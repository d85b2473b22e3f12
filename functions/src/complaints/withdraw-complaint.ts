import { withdrawComplaint } from '@huzhou/shared/complaints/routes';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import type { CheckText } from '../wechat/content-check.ts';
import { checkWords } from './check-words.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';

/** The reporter takes a complaint back: all clocks stop. */
export const createWithdrawComplaint =
  (deps: CommandDeps & { readonly checkText: CheckText }): Handler<typeof withdrawComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'withdraw',
      route: withdrawComplaint,
      input,
      caller,
      plan: async ({ complaint }) => {
        const refused = await checkWords(deps.checkText, caller.personId, complaint.complaintId, input.body.words);
        return refused === undefined ? ok({ step: { command: 'withdraw', words: input.body.words } }) : err(refused);
      },
    });
