import { approveComplaint } from '@huzhou/shared/complaints/routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';

/** Somebody who did not handle the case finds the work done: it is closed. */
export const createApproveComplaint =
  (deps: CommandDeps): Handler<typeof approveComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'approve',
      route: approveComplaint,
      input,
      caller,
      plan: async () => ok({ step: { command: 'approve', words: input.body.words } }),
    });
