import { returnComplaint } from '@huzhou/shared/complaints/routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';

/** A handler sends a case back to dispatch, saying why. */
export const createReturnComplaint =
  (deps: CommandDeps): Handler<typeof returnComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'return',
      route: returnComplaint,
      input,
      caller,
      plan: async () => ok({ step: { command: 'return', ...input.body } }),
    });
