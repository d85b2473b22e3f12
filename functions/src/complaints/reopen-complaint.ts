import { reopenComplaint } from '@huzhou/shared/complaints/routes';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import type { CheckText } from '../wechat/content-check.ts';
import { checkWords } from './check-words.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';

/** The trouble is still there: the reporter has the case begin anew, with new clocks. */
export const createReopenComplaint =
  (deps: CommandDeps & { readonly checkText: CheckText }): Handler<typeof reopenComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'reopen',
      route: reopenComplaint,
      input,
      caller,
      plan: async ({ complaint }) => {
        const refused = await checkWords(deps.checkText, caller.personId, complaint.complaintId, input.body.words);
        return refused === undefined ? ok({ step: { command: 'reopen', ...input.body } }) : err(refused);
      },
    });
