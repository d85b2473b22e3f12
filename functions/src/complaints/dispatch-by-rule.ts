import { findCategory } from '@huzhou/shared/complaints/category';
import type { Change } from '@huzhou/shared/complaints/change';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { awaitsDispatch } from '@huzhou/shared/complaints/custody';
import { repeatsOf } from '@huzhou/shared/complaints/repeat';
import { advance, referToDesk } from '@huzhou/shared/complaints/transition';
import { areaName } from '@huzhou/shared/directory/areas';
import { deskIdOf, teamFor, type Unit } from '@huzhou/shared/directory/unit';
import type { Instant } from '@huzhou/shared/kernel/time';
import { log } from '../platform/log.ts';
import type { DispatchRequest } from './chain-messages.ts';
import type { FindEarlier } from './earlier-cases-repository.ts';
import type { Directory } from './ports.ts';
import { type SystemStepDeps, takeSystemStep } from './system-step.ts';

export type DispatchDeps = SystemStepDeps & {
  readonly directory: Pick<Directory, 'unitsAround'>;
  readonly findEarlier: FindEarlier;
};

const deskOf = (units: readonly Unit[], districtCode: string) => {
  const unitId = deskIdOf(districtCode);
  // A district without a desk in the directory still has its queue: a case is never nowhere.
  const name = units.find((unit) => unit.unitId === unitId)?.name ?? `${areaName(districtCode)}指挥中心`;
  return { unitId, kind: 'desk' as const, name };
};

const dispatchBy = (
  units: readonly Unit[],
  complaint: Complaint,
  repeats: readonly string[],
  now: Instant,
): Change | undefined => {
  const { districtCode, townCode, address, categoryCode } = complaint;
  const place = { address, districtCode, ...(townCode === undefined ? {} : { townCode }) };
  const work = findCategory(categoryCode)?.work;
  const team = work === undefined ? undefined : teamFor(units, place, work);
  const change =
    team === undefined
      ? referToDesk(complaint, deskOf(units, districtCode), now, repeats)
      : advance(
          complaint,
          { command: 'dispatch', unit: { unitId: team.unitId, kind: 'team', name: team.name }, repeats },
          { kind: 'system' },
          now,
        );
  return change.ok ? change.value : undefined;
};

/** The earlier cases that make this one a repeat. Not to know them is no reason to let a case wait. */
const repeatsBefore = async (findEarlier: FindEarlier, complaint: Complaint): Promise<readonly string[]> => {
  // Looked up once: whatever was before the first opening was also before the second.
  if (complaint.opening > 1) return [];
  try {
    return repeatsOf(complaint, await findEarlier(complaint));
  } catch (error) {
    log.warn('dispatch.repeats-unknown', { complaintId: complaint.complaintId, error });
    return [];
  }
};

/**
 * Gives a case to the team that handles its kind of work at its place, else to the district's duty desk.
 * A case that is dispatched, withdrawn or closed by now is left alone, so a message may come twice or late.
 */
export const createDispatchByRule =
  (deps: DispatchDeps) =>
  async ({ complaintId, opening }: DispatchRequest): Promise<void> => {
    const found = await takeSystemStep(deps, complaintId, async (complaint, now) => {
      if (!awaitsDispatch(complaint) || complaint.opening !== opening) return undefined;
      const [units, repeats] = await Promise.all([
        deps.directory.unitsAround(complaint.districtCode),
        repeatsBefore(deps.findEarlier, complaint),
      ]);
      return dispatchBy(units, complaint, repeats, now);
    });
    if (found === undefined) log.error('dispatch.case-missing', { complaintId });
  };
