import type { Change } from '@huzhou/shared/complaints/change';
import type { Complaint } from '@huzhou/shared/complaints/complaint';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import { mostAttempts, type Pause } from '../platform/patience.ts';
import { logChange } from './change-log.ts';
import type { ComplaintStore } from './ports.ts';

export interface SystemStepDeps {
  readonly store: Pick<ComplaintStore, 'find' | 'apply'>;
  readonly clock: Clock;
  readonly pause: Pause;
}

/**
 * A step of the machine itself on a case as it is now. `plan` says what to change, undefined for nothing; when the
 * case moves on in between, it is asked again on the case as it is then. Gives the case as it stands afterwards,
 * undefined when there is none.
 */
export const takeSystemStep = async (
  { store, clock, pause }: SystemStepDeps,
  complaintId: string,
  plan: (complaint: Complaint, now: Instant) => Promise<Change | undefined> | Change | undefined,
): Promise<Complaint | undefined> => {
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    if (attempt > 0) await pause(attempt);
    const before = await store.find(complaintId);
    if (before === undefined) return undefined;
    const change = await plan(before, clock.now());
    if (change === undefined) return before;
    if ((await store.apply(change, { before, states: [before.state] })) === 'done') {
      logChange(change);
      return change.complaint;
    }
  }
  throw new Error(`The case ${complaintId} kept changing under ${mostAttempts} attempts`);
};
