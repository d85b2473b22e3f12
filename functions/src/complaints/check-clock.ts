import { nextCheckAt } from '@huzhou/shared/complaints/deadlines';
import { passTime } from '@huzhou/shared/complaints/transition';
import { log } from '../platform/log.ts';
import type { ClockReport, ClockTick } from './chain-messages.ts';
import { type SystemStepDeps, takeSystemStep } from './system-step.ts';

/**
 * A look of the complaint clock at its case: sets the marks that have fallen due, and says when to look again.
 * A timer that rings too early finds nothing due and is sent back to wait. A clock that has been superseded, or
 * whose case owes nothing more, is settled and ends.
 */
export const createCheckClock =
  (deps: SystemStepDeps) =>
  async (tick: ClockTick): Promise<ClockReport> => {
    const complaint = await takeSystemStep(deps, tick.complaintId, (before, now) =>
      before.clock === tick.clock ? passTime(before, now) : undefined,
    );
    if (complaint === undefined) log.error('clock.case-missing', { complaintId: tick.complaintId });
    const isRunning = complaint !== undefined && complaint.clock === tick.clock;
    const nextAt = isRunning ? nextCheckAt(complaint) : undefined;
    return { ...tick, nextAt: nextAt ?? tick.nextAt, settled: nextAt === undefined };
  };
