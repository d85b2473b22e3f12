import { splitComplaint } from '@huzhou/shared/complaints/casework-routes';
import type { Change } from '@huzhou/shared/complaints/change';
import { newComplaintId, type UnitRef } from '@huzhou/shared/complaints/complaint';
import { beginPart, type Part } from '@huzhou/shared/complaints/joint-work';
import { commandRoles } from '@huzhou/shared/complaints/rights';
import type { Role } from '@huzhou/shared/directory/role';
import { covers } from '@huzhou/shared/directory/unit';
import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, type FieldError, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { giveCommand } from '../give-command.ts';
import type { Beside, CaseBeside, Directory } from '../ports.ts';
import type { CaseworkDeps } from './deps.ts';

type Wanted = readonly { readonly unitId: string; readonly words: string }[];

const splitters: readonly Role[] = commandRoles.split;

/** The teams that are to have the parts, each once and within the caller's area. */
const teamsOf = async (
  directory: Pick<Directory, 'findUnit'>,
  parts: Wanted,
  { staff }: Caller,
): Promise<Result<readonly UnitRef[], Failure>> => {
  const found = await Promise.all(parts.map(({ unitId }) => directory.findUnit(unitId)));
  const errors: FieldError[] = [];
  const teams = found.flatMap((unit, index): UnitRef[] => {
    const field = `parts.${index}.unitId`;
    const isTheirs = staff?.grants.some(
      ({ role, areaCode }) => splitters.includes(role) && unit !== undefined && covers(areaCode, unit.areaCode),
    );
    if (unit?.kind !== 'team' || !isTheirs) {
      errors.push({ field, message: '请选择您辖区内的处置队伍' });
      return [];
    }
    if (parts.findIndex(({ unitId }) => unitId === unit.unitId) < index)
      errors.push({ field, message: '同一支队伍只分一次' });
    return [{ unitId: unit.unitId, kind: unit.kind, name: unit.name }];
  });
  return errors.length > 0 ? err(invalidInput(...errors)) : ok(teams);
};

const beginning =
  (parts: readonly Part[]) =>
  ({ complaint, events }: Change): Result<Beside, Failure> => {
    const split = events.find(({ type }) => type === 'split');
    if (split === undefined) return err(failure('unexpected'));
    const cases: CaseBeside[] = [];
    for (const part of parts) {
      const change = beginPart(complaint, part, split.actor, split.at);
      if (!change.ok) return change;
      cases.push({ change: change.value });
    }
    return ok({ cases, followers: [] });
  };

/** Joint work (会办): each of several teams gets a part of the case, written together with the case that they are of. */
export const createSplitComplaint =
  (deps: CaseworkDeps): Handler<typeof splitComplaint> =>
  (input, caller) =>
    giveCommand(deps, {
      command: 'split',
      route: splitComplaint,
      input,
      caller,
      plan: async (_, now) => {
        const { parts: wanted, words } = input.body;
        const teams = await teamsOf(deps.directory, wanted, caller);
        if (!teams.ok) return teams;
        const parts = teams.value.map((unit, index) => ({
          complaintId: newComplaintId(now, deps.randomBytes),
          unit,
          words: wanted[index]?.words ?? '',
        }));
        const ids = parts.map(({ complaintId }) => complaintId);
        return ok({ step: { command: 'split', parts: ids, words }, beside: beginning(parts) });
      },
    });
