import { makeKeyCase } from '@huzhou/shared/complaints/casework-routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';

/** A supervisor names a key case: it gets a leader and a plan. */
export const createMakeKeyCase =
  (deps: CaseworkDeps): Handler<typeof makeKeyCase> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'make-key',
      route: makeKeyCase,
      input,
      caller,
      plan: async () => ok({ step: { command: 'make-key', ...input.body } }),
    });
