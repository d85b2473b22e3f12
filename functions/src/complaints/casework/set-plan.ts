import { setPlan } from '@huzhou/shared/complaints/casework-routes';
import { invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { chinaDay } from '@huzhou/shared/kernel/time';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { CaseworkDeps } from './deps.ts';

/** The leader of a key case says what will be done about it, step by step, each by a day (一案一策). */
export const createSetPlan =
  (deps: CaseworkDeps): Handler<typeof setPlan> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'set-plan',
      route: setPlan,
      input,
      caller,
      plan: async (_, now) => {
        const { summary, steps } = input.body;
        const today = chinaDay(now);
        const errors = steps.flatMap(({ dueOn }, index) =>
          dueOn.replaceAll('-', '') < today ? [{ field: `steps.${index}.dueOn`, message: '日期已经过去' }] : [],
        );
        if (errors.length > 0) return err(invalidInput(...errors));
        return ok({ step: { command: 'set-plan', plan: { summary, steps } } });
      },
    });
