import { deskIdOf } from '../directory/unit.ts';
import type { Instant } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { runningLeg, unpauseLeg } from './deadlines.ts';
import { standingKey } from './key-case.ts';
import { isSettled } from './lifecycle.ts';

/** The smallest area known of a case's place. */
export const caseArea = (complaint: Pick<Complaint, 'townCode' | 'districtCode'>): string =>
  complaint.townCode ?? complaint.districtCode;

/**
 * The unit in whose queue a case stands now, because it has the next step: the team that has it, or the district's
 * duty desk for what waits for dispatch by hand or for a check. Undefined while the machine has it, and when settled.
 */
export const queueOf = (complaint: Complaint): string | undefined => {
  switch (complaint.state) {
    case 'dispatched':
    case 'responded':
    case 'suspended':
      return complaint.unit?.unitId;
    case 'returned':
    case 'resolved':
      return deskIdOf(complaint.districtCode);
    case 'submitted':
      return complaint.unit?.kind === 'desk' ? complaint.unit.unitId : undefined;
    default:
      return undefined;
  }
};

/**
 * The instant by which the next step is owed: what queues are ordered by. A check is owed by the case's deadline; under
 * suspension it is the deadline as it will be at the suspension's end.
 */
export const nextDueAt = (complaint: Complaint): Instant | undefined => {
  if (isSettled(complaint.state)) return undefined;
  const leg = runningLeg(complaint)?.leg ?? complaint.legs.resolution;
  const { suspendedUntil } = complaint;
  return (suspendedUntil === undefined ? leg : unpauseLeg(leg, suspendedUntil)).dueAt;
};

/** Whether the machine still has to find a leader for a key case (包案). */
export const awaitsLeader = (complaint: Complaint): boolean => {
  const key = standingKey(complaint);
  return key !== undefined && key.leader === undefined;
};

/** Whether the dispatcher still has to find a unit for it. */
export const awaitsDispatch = (complaint: Complaint): boolean =>
  complaint.state === 'submitted' && complaint.unit === undefined;
