import { respondToComplaint } from '@huzhou/shared/complaints/routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';

/** A handler tells the citizen what will be done. */
export const createRespondToComplaint =
  (deps: CommandDeps): Handler<typeof respondToComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'respond',
      route: respondToComplaint,
      input,
      caller,
      plan: async () => ok({ step: { command: 'respond', ...input.body } }),
    });
