import type { Step } from '@huzhou/shared/complaints/step';
import { advance } from '@huzhou/shared/complaints/transition';
import type { CloseMergedRequest, EndPartRequest } from './chain-messages.ts';
import { type SystemStepDeps, takeSystemStep } from './system-step.ts';

const mainsEnds: Readonly<Record<CloseMergedRequest['mainEnded'], string>> = {
  closed: '随主案办结，请您评价',
  declined: '主案不予受理，请您评价',
  transferred: '主案已移送，请您评价',
};

const take = async (
  deps: SystemStepDeps,
  complaintId: string,
  step: Step,
  isWanted: (of: string | undefined) => boolean,
) => {
  await takeSystemStep(deps, complaintId, (complaint, now) => {
    if (!isWanted(step.command === 'close-merged' ? complaint.mergedInto : complaint.parentId)) return undefined;
    // Out of turn is what has ended otherwise, or before: nothing is left to do.
    const change = advance(complaint, step, { kind: 'system' }, now);
    return change.ok ? change.value : undefined;
  });
};

/** Closes a case that lies in another one which has ended (并案): its reporter is asked to rate it as any other. */
export const createCloseMerged =
  (deps: SystemStepDeps) =>
  ({ complaintId, main, mainEnded }: CloseMergedRequest): Promise<void> =>
    take(deps, complaintId, { command: 'close-merged', words: mainsEnds[mainEnded] }, (into) => into === main);

/** Ends a part of joint work whose case the reporter has withdrawn. One that waits for its check is left to that. */
export const createEndPart =
  (deps: SystemStepDeps) =>
  ({ complaintId, parent }: EndPartRequest): Promise<void> =>
    take(deps, complaintId, { command: 'withdraw', words: '主案已撤回' }, (of) => of === parent);
