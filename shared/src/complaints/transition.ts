import { type Failure, failure } from '../kernel/failure.ts';
import { nextState } from '../kernel/lifecycle.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { type Instant, millisecondsBetween } from '../kernel/time.ts';
import type { Complaint, Leg, SetMark, UnitRef } from './complaint.ts';
import { dueMarks, endLeg, nextCheckAt, startLeg } from './deadlines.ts';
import type { Actor, ComplaintEvent, EventType } from './event.ts';
import { type ComplaintCommand, type ComplaintState, complaintLifecycle, stateNames } from './lifecycle.ts';
import { type LegName, policyOf } from './policy.ts';

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

/** What one write does: the case as it is afterwards, and the events that say why. Written together or not at all. */
export interface Change {
  readonly complaint: Complaint;
  readonly events: readonly ComplaintEvent[];
}

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

type EventDetail = Pick<ComplaintEvent, 'words' | 'photoIds' | 'unit' | 'ended' | 'mark' | 'score'>;
type EndedLeg = Leg & { leg: LegName };

/** Builds a change event by event, so that seq, version and state cannot disagree. */
const recorder = (before: Complaint, at: Instant) => {
  const events: ComplaintEvent[] = [];
  return {
    record: (type: EventType, actor: Actor, opening: number, state: ComplaintState, detail: EventDetail = {}): void => {
      const seq = before.version + events.length + 1;
      events.push({ complaintId: before.complaintId, seq, opening, type, at, actor, state, ...detail });
    },
    finish: (after: Complaint): Change => {
      const version = before.version + events.length;
      const next = nextCheckAt(after);
      const waitingFor = nextCheckAt(before);
      // The running clock wakes at `waitingFor`; only what must be looked at sooner needs a new one.
      const isBroughtForward =
        next !== undefined && (before.version === 0 || waitingFor === undefined || next < waitingFor);
      return { complaint: { ...after, version, clock: isBroughtForward ? version : after.clock }, events };
    },
  };
};

const withMarks = (complaint: Complaint, marks: readonly SetMark[]): Complaint =>
  marks.length === 0 ? complaint : { ...complaint, marks: [...complaint.marks, ...marks] };

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

/** Whether the reporter's time to rate or reopen has passed. */
export const isPastReopening = (complaint: Complaint, at: Instant): boolean =>
  complaint.closedAt !== undefined &&
  millisecondsBetween(complaint.closedAt, at) > policyOf(complaint.policyVersion).reopenWithinSeconds * 1000;

/**
 * The case after a step taken at `at`, with every mark that fell due before it: a late step and the record of its
 * lateness are one write. Fails with `out-of-turn` where the lifecycle has no such step now.
 */
export const advance = (before: Complaint, step: Step, actor: Actor, at: Instant): Result<Change, Failure> => {
  const to = nextState(complaintLifecycle, before.state, step.command);
  if (to === undefined)
    return err(failure('out-of-turn', `投诉现在是「${stateNames[before.state]}」,不能进行这项操作`));
  if ((step.command === 'rate' || step.command === 'reopen') && isPastReopening(before, at))
    return err(failure('out-of-turn', '办结已超过 7 天,如问题仍在请重新投诉'));
  const { record, finish } = recorder(before, at);
  const marks = dueMarks(before, at);
  for (const mark of marks) record('marked', { kind: 'system' }, before.opening, before.state, { mark });
  const [after, detail] = take(withMarks(before, marks), step, to, actor, at);
  record(eventOf[step.command], actor, after.opening, to, detail);
  return ok(finish(after));
};

/** Sets the marks that have fallen due; undefined when none has. `restartClock` when the running clock was lost. */
export const markOverdue = (before: Complaint, at: Instant, restartClock = false): Change | undefined => {
  const marks = dueMarks(before, at);
  if (marks.length === 0) return undefined;
  const { record, finish } = recorder(before, at);
  for (const mark of marks) record('marked', { kind: 'system' }, before.opening, before.state, { mark });
  const change = finish(withMarks(before, marks));
  return restartClock ? { ...change, complaint: { ...change.complaint, clock: change.complaint.version } } : change;
};

/** Puts a case that the rules cannot place on a duty desk. The dispatch clock runs on: a person still has to dispatch. */
export const referToDesk = (before: Complaint, desk: UnitRef, at: Instant): Result<Change, Failure> => {
  if (before.state !== 'submitted' || before.unit !== undefined) return err(failure('out-of-turn'));
  const { record, finish } = recorder(before, at);
  record('referred', { kind: 'system' }, before.opening, before.state, { unit: desk });
  return ok(finish({ ...before, unit: desk }));
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
