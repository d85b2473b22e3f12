import { rateComplaint } from '@huzhou/shared/complaints/routes';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import type { CheckText } from '../wechat/content-check.ts';
import { checkWords } from './check-words.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';

/** The reporter says how well it was done. */
export const createRateComplaint =
  (deps: CommandDeps & { readonly checkText: CheckText }): Handler<typeof rateComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'rate',
      route: rateComplaint,
      input,
      caller,
      plan: async ({ complaint }) => {
        const refused = await checkWords(deps.checkText, caller.personId, complaint.complaintId, input.body.words);
        return refused === undefined
          ? ok({ step: { command: 'rate', score: input.body.score, words: input.body.words } })
          : err(refused);
      },
    });
