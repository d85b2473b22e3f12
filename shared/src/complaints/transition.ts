import { type Failure, failure } from '../kernel/failure.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { type Change, notBefore, type Recorder, recorder } from './change.ts';
import type { Complaint, UnitRef } from './complaint.ts';
import { startLeg } from './deadlines.ts';
import type { Actor } from './event.ts';
import { complaintLifecycle } from './lifecycle.ts';
import { letTimePass, setDueMarks, setOccasionMark, systemActor } from './marking.ts';
import { policyOf } from './policy.ts';
import { eventOf, type Step } from './step.ts';
import { takeCaseworkStep } from './take-casework.ts';
import { type Taken, type Taking, takeChainStep } from './take-step.ts';
import { outOfTurn } from './turn.ts';

const take = (complaint: Complaint, step: Step, taking: Taking): Taken => {
  switch (step.command) {
    case 'dispatch':
    case 'respond':
    case 'resolve':
    case 'return':
    case 'rework':
    case 'approve':
    case 'withdraw':
    case 'rate':
    case 'reopen':
      return takeChainStep(complaint, step, taking);
    default:
      return takeCaseworkStep(complaint, step, taking);
  }
};

/** Takes a step and records it, with the mark of the occasion that it is, if it is one. */
const record = (complaint: Complaint, step: Step, actor: Actor, at: Instant, recording: Recorder): Complaint => {
  const to = complaintLifecycle.transitions[step.command].to ?? complaint.state;
  const [after, detail] = take(complaint, step, { actor, at, to });
  recording.record(eventOf[step.command], actor, after.opening, to, detail);
  switch (step.command) {
    case 'return':
      return setOccasionMark(after, 'returned', after.returns, at, recording);
    case 'reopen':
      return setOccasionMark(after, 'unsatisfied', 1, at, recording);
    case 'make-key':
      return setOccasionMark(after, 'keyed', 1, at, recording);
    case 'dispatch':
      return noteRepeat(after, step.repeats, at, recording);
    default:
      return after;
  }
};

/** A case that is found to be a repeat (重复投诉) says so once. */
const noteRepeat = (
  complaint: Complaint,
  repeats: readonly string[] | undefined,
  at: Instant,
  recording: Recorder,
): Complaint => {
  if (repeats === undefined || repeats.length === 0 || complaint.repeats !== undefined) return complaint;
  const caseIds = [...repeats];
  recording.record('repeated', systemActor, complaint.opening, complaint.state, { caseIds });
  return setOccasionMark({ ...complaint, repeats: caseIds }, 'repeated', 1, at, recording);
};

/**
 * The case after a step taken at `now`, with every mark that fell due before it: a late step and the record of its
 * lateness are one write. A rating that says "unsatisfied" reopens the case in the same write.
 * Fails with `out-of-turn` where the lifecycle has no such step now.
 */
export const advance = (before: Complaint, step: Step, actor: Actor, now: Instant): Result<Change, Failure> => {
  const at = notBefore(before, now);
  const problem = outOfTurn(before, step.command, at, step);
  if (problem !== undefined) return err(problem);
  const recording = recorder(before, at);
  const passed = step.command === 'resume' ? setDueMarks(before, at, recording) : letTimePass(before, at, recording);
  let after = record(passed, step, actor, at, recording);
  if (step.command === 'rate' && step.score <= policyOf(before.policyVersion).unsatisfiedUpTo)
    after = record(after, { command: 'reopen', words: step.words ?? '', unsatisfied: true }, actor, at, recording);
  // Rework lets a clock run on as if it had never stopped, so marks of the time under check fall due with it.
  return ok(recording.finish(setDueMarks(after, at, recording)));
};

/**
 * What time alone has done to the case: marks that have fallen due, a suspension that has ended. Undefined when nothing
 * has. `restartClock` when the running clock was lost.
 */
export const passTime = (before: Complaint, now: Instant, restartClock = false): Change | undefined => {
  const at = notBefore(before, now);
  const recording = recorder(before, at);
  const after = letTimePass(before, at, recording);
  if (after === before) return undefined;
  const change = recording.finish(after);
  return restartClock ? { ...change, complaint: { ...change.complaint, clock: change.complaint.version } } : change;
};

/** Puts a case that the rules cannot place on a duty desk. The dispatch clock runs on: a person still has to dispatch. */
export const referToDesk = (
  before: Complaint,
  desk: UnitRef,
  now: Instant,
  repeats?: readonly string[],
): Result<Change, Failure> => {
  if (before.state !== 'submitted' || before.unit !== undefined) return err(failure('out-of-turn'));
  const at = notBefore(before, now);
  const recording = recorder(before, at);
  const after = setDueMarks(before, at, recording);
  recording.record('referred', systemActor, before.opening, before.state, { unit: desk });
  return ok(recording.finish(noteRepeat({ ...after, unit: desk }, repeats, at, recording)));
};

type Given = 'source' | 'external' | 'parentId';
type Kept = Pick<
  Complaint,
  | 'complaintId'
  | 'policyVersion'
  | 'categoryCode'
  | 'address'
  | 'point'
  | 'districtCode'
  | 'townCode'
  | 'words'
  | 'photoIds'
  | 'reporterId'
  | 'anonymous'
  | 'hasPhone'
  | 'submittedAt'
>;

/** Everything that a reporter, or whoever writes for them, gives. */
export type Draft = Kept & Partial<Pick<Complaint, Given>>;

/** A complaint as it is accepted: version 1, its clocks running. `actor` is who wrote it, where not the reporter. */
export const accept = (draft: Draft, actor: Actor = { kind: 'reporter' }): Change => {
  const at = draft.submittedAt;
  const policy = policyOf(draft.policyVersion);
  const before: Complaint = {
    source: 'citizen',
    ...draft,
    version: 0,
    opening: 1,
    state: complaintLifecycle.initial,
    acceptedAt: at,
    handledBy: [],
    returns: 0,
    legs: { dispatch: startLeg(policy, 'dispatch', at, 1), resolution: startLeg(policy, 'resolution', at, 1) },
    marks: [],
    clock: 0,
    extensions: 0,
    suspensions: 0,
    supervisions: [],
    absorbed: [],
    parts: [],
  };
  const recording = recorder(before, at);
  recording.record('submitted', actor, 1, before.state, { words: draft.words, photoIds: draft.photoIds });
  return recording.finish(before);
};
