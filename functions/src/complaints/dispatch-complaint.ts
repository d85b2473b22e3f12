import { dispatchComplaint } from '@huzhou/shared/complaints/routes';
import { covers } from '@huzhou/shared/directory/unit';
import { invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import { type CommandDeps, giveCommand } from './give-command.ts';
import type { Directory } from './ports.ts';

/** A dispatcher gives a case to a team of their area. */
export const createDispatchComplaint =
  (deps: CommandDeps & { readonly directory: Pick<Directory, 'findUnit'> }): Handler<typeof dispatchComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'dispatch',
      route: dispatchComplaint,
      input,
      caller,
      plan: async () => {
        const unit = await deps.directory.findUnit(input.body.unitId);
        const isTheirs = caller.staff?.grants.some(
          ({ role, areaCode }) => role === 'dispatcher' && unit !== undefined && covers(areaCode, unit.areaCode),
        );
        if (unit?.kind !== 'team' || !isTheirs)
          return err(invalidInput({ field: 'unitId', message: '请选择您辖区内的处置队伍' }));
        return ok({ step: { command: 'dispatch', unit: { unitId: unit.unitId, kind: unit.kind, name: unit.name } } });
      },
    });
