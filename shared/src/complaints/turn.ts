import { type Failure, failure } from '../kernel/failure.ts';
import { nextState } from '../kernel/lifecycle.ts';
import { type Instant, secondsIn } from '../kernel/time.ts';
import type { Complaint } from './complaint.ts';
import { isPastReopening } from './deadlines.ts';
import { type ComplaintCommand, complaintLifecycle, stateNames } from './lifecycle.ts';
import { policyOf } from './policy.ts';

const reopeningDays = ({ policyVersion }: Complaint): number =>
  policyOf(policyVersion).reopenWithinSeconds / secondsIn.day;

/** Why the command cannot be given in the case's state at `at`, whoever gives it; undefined when it can. */
export const outOfTurn = (complaint: Complaint, command: ComplaintCommand, at: Instant): Failure | undefined => {
  if (nextState(complaintLifecycle, complaint.state, command) === undefined)
    return failure('out-of-turn', `投诉现在是「${stateNames[complaint.state]}」，不能进行这项操作`);
  if ((command === 'rate' || command === 'reopen') && isPastReopening(complaint, at))
    return failure('out-of-turn', `办结已超过 ${reopeningDays(complaint)} 天，如问题仍在请重新投诉`);
  return undefined;
};
