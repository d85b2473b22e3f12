import { reworkComplaint } from '@huzhou/shared/complaints/routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';

/** Somebody who did not handle the case finds the work wanting: it goes back to the team. */
export const createReworkComplaint =
  (deps: CommandDeps): Handler<typeof reworkComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'rework',
      route: reworkComplaint,
      input,
      caller,
      plan: async () => ok({ step: { command: 'rework', ...input.body } }),
    });
