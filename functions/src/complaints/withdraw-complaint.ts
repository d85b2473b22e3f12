import { withdrawComplaint } from '@huzhou/shared/complaints/routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';

/** The reporter takes a complaint back: all clocks stop. */
export const createWithdrawComplaint =
  (deps: CommandDeps): Handler<typeof withdrawComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'withdraw',
      route: withdrawComplaint,
      input,
      caller,
      plan: async () => ok({ step: { command: 'withdraw', words: input.body.words } }),
    });
