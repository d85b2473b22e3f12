import { type Failure, failure } from '../kernel/failure.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import type { Instant } from '../kernel/time.ts';
import { type Change, type EventDetail, notBefore, type Recorder, recorder } from './change.ts';
import type { Complaint, Leg, UnitRef } from './complaint.ts';
import { dueMarks, endLeg, startLeg } from './deadlines.ts';
import type { Actor, EventType } from './event.ts';
import { type ComplaintCommand, type ComplaintState, complaintLifecycle } from './lifecycle.ts';
import { type LegName, policyOf } from './policy.ts';
import { outOfTurn } from './turn.ts';

/** A command with what it must be given. */
export type Step =
  | { readonly command: 'dispatch'; readonly unit: UnitRef }
  | { readonly command: 'respond'; readonly words: string }
  | { readonly command: 'resolve'; readonly words: string; readonly photoIds: readonly string[] }
  | { readonly command: 'approve'; readonly words?: string | undefined }
  | { readonly command: 'rework'; readonly words: string }
  | { readonly command: 'return'; readonly words: string }
  | { readonly command: 'withdraw'; readonly words?: string | undefined }
  | { readonly command: 'rate'; readonly score: number; readonly words?: string | undefined }
  | { readonly command: 'reopen'; readonly words: string };

const eventOf: Readonly<Record<ComplaintCommand, EventType>> = {
  dispatch: 'dispatched',
  respond: 'responded',
  resolve: 'resolved',
  approve: 'closed',
  rework: 'reworked',
  return: 'returned',
  withdraw: 'withdrawn',
  rate: 'rated',
  reopen: 'reopened',
};

type EndedLeg = Leg & { leg: LegName };

const endLegs = (complaint: Complaint, names: readonly LegName[], at: Instant): [Complaint['legs'], EndedLeg[]] => {
  const ended: EndedLeg[] = [];
  const legs = { ...complaint.legs };
  for (const name of names) {
    const leg = legs[name];
    if (leg === undefined || leg.endedAt !== undefined) continue;
    legs[name] = endLeg(leg, at);
    ended.push({ leg: name, ...legs[name] });
  }
  return [legs, ended];
};

const withoutResponse = ({ dispatch, resolution }: Complaint['legs']): Complaint['legs'] => ({ dispatch, resolution });

const handledByAlso = (complaint: Complaint, actor: Actor): string[] =>
  actor.kind === 'staff' ? [...new Set([...complaint.handledBy, actor.staffId])] : complaint.handledBy;

/** The state, legs and custody after a step that the lifecycle allows. */
const take = (
  complaint: Complaint,
  step: Step,
  to: ComplaintState,
  actor: Actor,
  at: Instant,
): [Complaint, EventDetail] => {
  const policy = policyOf(complaint.policyVersion);
  const moved: Complaint = { ...complaint, state: to };
  const words = 'words' in step && step.words !== undefined && step.words !== '' ? { words: step.words } : {};
  const ending = (names: readonly LegName[]): [Complaint['legs'], EventDetail] => {
    const [legs, ended] = endLegs(complaint, names, at);
    return [legs, ended.length === 0 ? {} : { ended }];
  };
  switch (step.command) {
    case 'dispatch': {
      const [legs, ended] = ending(['dispatch']);
      // Each return ends a round, so the marks of the next response leg have names of their own.
      const response = startLeg(policy, 'response', at, complaint.returns + 1);
      return [
        { ...moved, unit: step.unit, legs: { ...legs, response } },
        { unit: step.unit, ...ended },
      ];
    }
    case 'respond': {
      const [legs, ended] = ending(['response']);
      return [
        { ...moved, legs, handledBy: handledByAlso(complaint, actor) },
        { ...words, ...ended },
      ];
    }
    case 'resolve': {
      const [legs, ended] = ending(['resolution']);
      const photoIds = [...step.photoIds];
      return [
        { ...moved, legs, handledBy: handledByAlso(complaint, actor) },
        { ...words, photoIds, ...ended },
      ];
    }
    case 'return': {
      const [legs, ended] = ending(['response']);
      const returns = complaint.returns + 1;
      const { unit: _unit, ...rest } = moved;
      return [
        { ...rest, returns, legs: withoutResponse(legs) },
        { ...words, ...ended },
      ];
    }
    case 'rework': {
      const { endedAt: _endedAt, ...resolution } = complaint.legs.resolution;
      return [{ ...moved, legs: { ...complaint.legs, resolution } }, words];
    }
    case 'approve':
      return [{ ...moved, closedAt: at }, words];
    case 'withdraw': {
      const [legs, ended] = ending(['dispatch', 'response', 'resolution']);
      return [
        { ...moved, legs },
        { ...words, ...ended },
      ];
    }
    case 'rate':
      return [
        { ...moved, rating: { score: step.score, words: step.words ?? '' } },
        { ...words, score: step.score },
      ];
    case 'reopen': {
      const { unit: _unit, rating: _rating, closedAt: _closedAt, ...rest } = moved;
      const legs = { dispatch: startLeg(policy, 'dispatch', at, 1), resolution: startLeg(policy, 'resolution', at, 1) };
      return [{ ...rest, opening: complaint.opening + 1, acceptedAt: at, returns: 0, handledBy: [], legs }, words];
    }
  }
};

const systemActor: Actor = { kind: 'system' };

/** Records what falls due at `at` and gives the case with those marks. */
const setMarks = (complaint: Complaint, at: Instant, { record }: Recorder): Complaint => {
  const marks = dueMarks(complaint, at);
  for (const mark of marks) record('marked', systemActor, complaint.opening, complaint.state, { mark });
  return marks.length === 0 ? complaint : { ...complaint, marks: [...complaint.marks, ...marks] };
};

/**
 * The case after a step taken at `now`, with every mark that fell due before it: a late step and the record of its
 * lateness are one write. Fails with `out-of-turn` where the lifecycle has no such step now.
 */
export const advance = (before: Complaint, step: Step, actor: Actor, now: Instant): Result<Change, Failure> => {
  const at = notBefore(before, now);
  const problem = outOfTurn(before, step.command, at);
  if (problem !== undefined) return err(problem);
  const { to } = complaintLifecycle.transitions[step.command];
  const recording = recorder(before, at);
  const [after, detail] = take(setMarks(before, at, recording), step, to, actor, at);
  recording.record(eventOf[step.command], actor, after.opening, to, detail);
  // Rework lets a clock run on as if it had never stopped, so marks of the time under check fall due with it.
  return ok(recording.finish(setMarks(after, at, recording)));
};

/** Sets the marks that have fallen due; undefined when none has. `restartClock` when the running clock was lost. */
export const markOverdue = (before: Complaint, now: Instant, restartClock = false): Change | undefined => {
  const at = notBefore(before, now);
  const recording = recorder(before, at);
  const after = setMarks(before, at, recording);
  if (after === before) return undefined;
  const change = recording.finish(after);
  return restartClock ? { ...change, complaint: { ...change.complaint, clock: change.complaint.version } } : change;
};

/** Puts a case that the rules cannot place on a duty desk. The dispatch clock runs on: a person still has to dispatch. */
export const referToDesk = (before: Complaint, desk: UnitRef, now: Instant): Result<Change, Failure> => {
  if (before.state !== 'submitted' || before.unit !== undefined) return err(failure('out-of-turn'));
  const at = notBefore(before, now);
  const recording = recorder(before, at);
  const after = setMarks(before, at, recording);
  recording.record('referred', systemActor, before.opening, before.state, { unit: desk });
  return ok(recording.finish({ ...after, unit: desk }));
};

/** A complaint as it is accepted: version 1, its clocks running. `draft` is everything that the reporter gave. */
export const accept = (
  draft: Omit<
    Complaint,
    'version' | 'opening' | 'state' | 'acceptedAt' | 'unit' | 'handledBy' | 'returns' | 'legs' | 'marks' | 'clock'
  >,
): Change => {
  const at = draft.submittedAt;
  const policy = policyOf(draft.policyVersion);
  const before: Complaint = {
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
  };
  const { record, finish } = recorder(before, at);
  record('submitted', { kind: 'reporter' }, 1, before.state, { words: draft.words, photoIds: draft.photoIds });
  return finish(before);
};
