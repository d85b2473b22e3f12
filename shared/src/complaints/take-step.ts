import type { Instant } from '../kernel/time.ts';
import type { EventDetail } from './change.ts';
import type { Complaint, Leg } from './complaint.ts';
import { endLeg, startLeg } from './deadlines.ts';
import type { Actor } from './event.ts';
import type { ComplaintState } from './lifecycle.ts';
import { type LegName, policyOf } from './policy.ts';
import type { Step } from './step.ts';

export interface Taking {
  readonly actor: Actor;
  readonly at: Instant;
  /** The state that the lifecycle leads to; the case's own where the command moves nothing. */
  readonly to: ComplaintState;
}

/** The case after a step, and what its event says. */
export type Taken = readonly [Complaint, EventDetail];

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

/** The case with these legs ended, and the detail that says so. */
export const ending = (complaint: Complaint, names: readonly LegName[], at: Instant): Taken => {
  const [legs, ended] = endLegs(complaint, names, at);
  return [{ ...complaint, legs }, ended.length === 0 ? {} : { ended }];
};

export const everyLeg: readonly LegName[] = ['dispatch', 'response', 'resolution'];

export const said = ({ words }: { readonly words?: string | undefined }): EventDetail =>
  words === undefined || words === '' ? {} : { words };

export const withPhotos = ({ photoIds }: { readonly photoIds?: readonly string[] | undefined }): EventDetail =>
  photoIds === undefined || photoIds.length === 0 ? {} : { photoIds: [...photoIds] };

const withoutResponse = ({ dispatch, resolution }: Complaint['legs']): Complaint['legs'] => ({ dispatch, resolution });

const handledByAlso = (complaint: Complaint, actor: Actor): string[] =>
  actor.kind === 'staff' ? [...new Set([...complaint.handledBy, actor.staffId])] : complaint.handledBy;

/** A request is about the work that goes on: whatever ends that, ends it. */
export const withoutRequest = ({ request: _request, ...rest }: Complaint): Complaint => rest;

type ChainStep = Extract<
  Step,
  { command: 'dispatch' | 'respond' | 'resolve' | 'return' | 'rework' | 'approve' | 'withdraw' | 'rate' | 'reopen' }
>;

/** Steps of the chain: the state, legs and custody after each. */
export const takeChainStep = (complaint: Complaint, step: ChainStep, { actor, at, to }: Taking): Taken => {
  const policy = policyOf(complaint.policyVersion);
  const moved: Complaint = { ...complaint, state: to };
  switch (step.command) {
    case 'dispatch': {
      const [after, ended] = ending(moved, ['dispatch'], at);
      // Each return ends a round, so the marks of the next response leg have names of their own.
      const response = startLeg(policy, 'response', at, complaint.returns + 1);
      return [
        { ...after, unit: step.unit, legs: { ...after.legs, response } },
        { unit: step.unit, ...ended },
      ];
    }
    case 'respond': {
      const [after, ended] = ending(moved, ['response'], at);
      return [
        { ...after, handledBy: handledByAlso(complaint, actor) },
        { ...said(step), ...ended },
      ];
    }
    case 'resolve': {
      const [after, ended] = ending(withoutRequest(moved), ['resolution'], at);
      return [
        { ...after, handledBy: handledByAlso(complaint, actor) },
        { ...said(step), ...withPhotos(step), ...ended },
      ];
    }
    case 'return': {
      const [after, ended] = ending(withoutRequest(moved), ['response'], at);
      const { unit: _unit, ...rest } = after;
      return [
        { ...rest, returns: complaint.returns + 1, legs: withoutResponse(after.legs) },
        { ...said(step), ...ended },
      ];
    }
    case 'rework': {
      const { endedAt: _endedAt, ...resolution } = complaint.legs.resolution;
      return [{ ...moved, legs: { ...complaint.legs, resolution } }, said(step)];
    }
    case 'approve': {
      const checkedBy = actor.kind === 'staff' ? { checkedBy: actor.staffId } : {};
      return [{ ...moved, closedAt: at, ...checkedBy }, said(step)];
    }
    case 'withdraw': {
      const [after, ended] = ending(withoutRequest(moved), everyLeg, at);
      const { suspendedUntil: _until, ...rest } = after;
      return [rest, { ...said(step), ...ended }];
    }
    case 'rate':
      return [
        { ...moved, rating: { score: step.score, words: step.words ?? '' } },
        { ...said(step), score: step.score },
      ];
    case 'reopen': {
      const {
        unit: _u,
        rating: _r,
        closedAt: _c,
        declinedFor: _d,
        transferredTo: _t,
        goneReportedAt: _g,
        mergedInto: _m,
        ...rest
      } = moved;
      const legs = { dispatch: startLeg(policy, 'dispatch', at, 1), resolution: startLeg(policy, 'resolution', at, 1) };
      const unspent = { returns: 0, extensions: 0, suspensions: 0 };
      const fresh = { ...unspent, acceptedAt: at, handledBy: [], supervisions: [], parts: [] };
      return [
        { ...rest, ...fresh, opening: complaint.opening + 1, legs },
        { ...said(step), ...(step.unsatisfied === true ? { unsatisfied: true } : {}) },
      ];
    }
  }
};
