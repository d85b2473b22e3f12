import { reopenComplaint } from '@huzhou/shared/complaints/routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';

/** The trouble is still there: the reporter has the case begin anew, with new clocks. */
export const createReopenComplaint =
  (deps: CommandDeps): Handler<typeof reopenComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'reopen',
      route: reopenComplaint,
      input,
      caller,
      plan: async () => ok({ step: { command: 'reopen', ...input.body } }),
    });
