import type { Change } from '@huzhou/shared/complaints/change';
import type { IntakeStatus } from '@huzhou/shared/complaints/intake/report';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import type { Source } from '@huzhou/shared/sources/source';
import { type IdempotentCall, replay } from '../../platform/idempotency.ts';
import { mostAttempts, type Pause } from '../../platform/patience.ts';
import { logChange } from '../change-log.ts';
import type { Photo } from '../photo.ts';
import type { CaseFile, ComplaintStore } from '../ports.ts';
import { statusOf } from './case-status.ts';
import type { IntakeRepository } from './intake-repository.ts';
import type { IntakeRow } from './intake-row.ts';

export interface TheirCaseDeps {
  readonly intakes: Pick<IntakeRepository, 'find'>;
  readonly store: Pick<ComplaintStore, 'read' | 'recall' | 'apply'>;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** What a call of a source does to the case as it is; nothing, where the case says already what it wants to say. */
export type Plan = (
  file: CaseFile,
  now: Instant,
  intake: IntakeRow,
) => Promise<Result<{ readonly change: Change; readonly photos: readonly Photo[] } | undefined, Failure>>;

interface OnTheirCase {
  readonly source: Source;
  readonly number: string;
  readonly plan: Plan;
  /** Where the same words twice would be two effects. */
  readonly call?: IdempotentCall;
}

export const unknownNumber = failure('not-found', '没有收到过这个编号');

/** Finds the case that a source brought under its number and does to it what `plan` says; answers how it stands. */
export const onTheirCase = async (
  deps: TheirCaseDeps,
  { source, number, plan, call }: OnTheirCase,
): Promise<Result<IntakeStatus, Failure>> => {
  const intake = await deps.intakes.find(source.sourceId, number);
  if (intake === undefined) return err(unknownNumber);
  for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
    if (attempt > 0) await deps.pause(attempt);
    const now = deps.clock.now();
    const kept = call === undefined ? undefined : await deps.store.recall(call, now);
    const file = await deps.store.read(intake.complaintId);
    if (file === undefined) return err(unknownNumber);
    if (kept !== undefined && call !== undefined) {
      const reply = replay(kept, call);
      return reply.ok ? ok(statusOf(intake, file)) : reply;
    }
    const planned = await plan(file, now, intake);
    if (!planned.ok) return planned;
    if (planned.value === undefined) return ok(statusOf(intake, file));
    const { change, photos } = planned.value;
    const { complaint } = file;
    const outcome = await deps.store.apply(change, {
      before: complaint,
      states: [complaint.state],
      photos,
      ...(call === undefined ? {} : { call }),
    });
    if (outcome === 'done') {
      logChange(change);
      const events = [...file.events, ...change.events];
      return ok(statusOf(intake, { ...file, complaint: change.complaint, events }));
    }
  }
  return err(failure('conflict'));
};
