import { rateComplaint } from '@huzhou/shared/complaints/routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';

/** The reporter says how well it was done. */
export const createRateComplaint =
  (deps: CommandDeps): Handler<typeof rateComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'rate',
      route: rateComplaint,
      input,
      caller,
      plan: async () => ok({ step: { command: 'rate', score: input.body.score, words: input.body.words } }),
    });
