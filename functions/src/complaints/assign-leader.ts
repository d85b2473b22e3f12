import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { awaitsLeader, caseArea } from '@huzhou/shared/complaints/custody';
import { advance } from '@huzhou/shared/complaints/transition';
import { holdersAround, type RoleHolder } from '@huzhou/shared/directory/unit';
import { log } from '../platform/log.ts';
import type { Directory } from './ports.ts';
import { type SystemStepDeps, takeSystemStep } from './system-step.ts';

type Deps = SystemStepDeps & { readonly directory: Pick<Directory, 'staffAround'> };

interface Leader extends RoleHolder {
  readonly name: string;
  readonly personId: string;
}

/** FNV-1a: the same number for the same text, spread evenly. */
const spread = (text: string): number => {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  // Texts that differ in their last letter alone would stay neighbours.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
};

/**
 * Who leads a key case (包案) by the directory's rule: a leader of the smallest area around it that has one, never
 * somebody who handled or reported it. Among several each case goes to one of them, evenly, and to the same one however
 * often it is asked and whoever joins or leaves beside them.
 */
export const leaderFor = <L extends Leader>(complaint: Complaint, staff: readonly L[]): L | undefined => {
  const { complaintId, handledBy, reporterId } = complaint;
  const free = staff.filter(({ staffId, personId }) => !handledBy.includes(staffId) && personId !== reporterId);
  const [first] = holdersAround(free, 'leader', caseArea(complaint))
    .map((leader) => ({ leader, rank: spread(`${leader.staffId}#${complaintId}`) }))
    .sort((one, other) => other.rank - one.rank || (one.leader.staffId < other.leader.staffId ? -1 : 1));
  return first?.leader;
};

/** Gives a key case its leader. One that has a leader by now, or is none any more, is left alone. */
export const createAssignLeader =
  (deps: Deps) =>
  async ({ complaintId }: { readonly complaintId: string }): Promise<void> => {
    await takeSystemStep(deps, complaintId, async (complaint, now) => {
      if (!awaitsLeader(complaint)) return undefined;
      const found = leaderFor(complaint, await deps.directory.staffAround(complaint.districtCode));
      if (found === undefined) {
        // The sweeper asks again each minute until somebody is appointed.
        log.error('dispatch.no-leader', { complaintId, districtCode: complaint.districtCode });
        return undefined;
      }
      const leader = { staffId: found.staffId, name: found.name };
      const change = advance(complaint, { command: 'assign-leader', leader }, { kind: 'system' }, now);
      return change.ok ? change.value : undefined;
    });
  };
