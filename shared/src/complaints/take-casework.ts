import type { Complaint } from './complaint.ts';
import { resumed } from './marking.ts';
import type { Step } from './step.ts';
import { ending, everyLeg, said, type Taken, type Taking, withoutRequest, withPhotos } from './take-step.ts';

const withoutPause = ({ suspendedUntil: _until, ...rest }: Complaint): Complaint => rest;

const notGone = ({ goneReportedAt: _gone, ...rest }: Complaint): Complaint => rest;

type ChainCommand =
  | 'dispatch'
  | 'respond'
  | 'resolve'
  | 'return'
  | 'rework'
  | 'approve'
  | 'withdraw'
  | 'rate'
  | 'reopen';
export type CaseworkStep = Exclude<Step, { command: ChainCommand }>;

const settle = (complaint: Complaint, to: Complaint['state'], at: string): Taken =>
  ending(withoutPause(withoutRequest({ ...complaint, state: to })), everyLeg, at);

/** Steps of case work: what each adds to the case or where it takes it. */
export const takeCaseworkStep = (complaint: Complaint, step: CaseworkStep, { actor, at, to }: Taking): Taken => {
  const moved: Complaint = { ...complaint, state: to };
  switch (step.command) {
    case 'decline': {
      const [after, ended] = settle(complaint, to, at);
      const { reasonCode } = step;
      return [
        { ...after, closedAt: at, declinedFor: reasonCode },
        { ...said(step), reasonCode, ...ended },
      ];
    }
    case 'transfer': {
      const [after, ended] = settle(complaint, to, at);
      return [
        { ...after, closedAt: at, transferredTo: step.body },
        { ...said(step), body: step.body, ...ended },
      ];
    }
    case 'merge': {
      const [after, ended] = settle(complaint, to, at);
      return [
        { ...after, mergedInto: step.into },
        { ...said(step), caseIds: [step.into], ...ended },
      ];
    }
    case 'absorb':
      // A case that was merged into this one before, and was opened again since, may come back.
      return [
        { ...moved, absorbed: [...new Set([...complaint.absorbed, step.complaintId])] },
        { caseIds: [step.complaintId] },
      ];
    case 'close-merged':
      return [{ ...moved, closedAt: at }, said(step)];
    case 'confirm-gone': {
      const [after, ended] = settle(complaint, to, at);
      const checkedBy = actor.kind === 'staff' ? { checkedBy: actor.staffId } : {};
      return [
        { ...after, closedAt: at, ...checkedBy },
        { ...said(step), ...ended },
      ];
    }
    case 'report-gone':
      return [
        { ...moved, goneReportedAt: at },
        { ...said(step), ...withPhotos(step) },
      ];
    case 'note':
      return [step.seenAgain === true ? notGone(moved) : moved, { ...said(step), ...withPhotos(step) }];
    case 'inform':
      return [moved, { ...said(step), ...withPhotos(step) }];
    case 'request-extension':
    case 'request-suspension': {
      const by = actor.kind === 'staff' ? { staffId: actor.staffId, name: actor.name } : { staffId: '', name: '' };
      const kind = step.command === 'request-extension' ? 'extension' : 'suspension';
      const { until, words } = step;
      return [
        { ...moved, request: { kind, until, words, ...by, at } },
        { words, until },
      ];
    }
    case 'extend': {
      const until = complaint.request?.until ?? complaint.legs.resolution.dueAt;
      const legs = { ...complaint.legs, resolution: { ...complaint.legs.resolution, dueAt: until } };
      return [withoutRequest({ ...moved, legs, extensions: complaint.extensions + 1 }), { ...said(step), until }];
    }
    case 'suspend': {
      const until = complaint.request?.until ?? at;
      const legs = { ...complaint.legs, resolution: { ...complaint.legs.resolution, pausedAt: at } };
      const suspensions = complaint.suspensions + 1;
      return [withoutRequest({ ...moved, legs, suspensions, suspendedUntil: until }), { ...said(step), until }];
    }
    case 'refuse-request':
      return [withoutRequest(moved), said(step)];
    case 'resume': {
      const end =
        complaint.suspendedUntil !== undefined && complaint.suspendedUntil < at ? complaint.suspendedUntil : at;
      return [resumed(moved, end), { ...said(step), until: end }];
    }
    default:
      return takeKeyStep(moved, step, { actor, at, to });
  }
};

type KeyStep = Extract<
  Step,
  {
    command:
      | 'supervise'
      | 'answer-supervision'
      | 'make-key'
      | 'assign-leader'
      | 'set-plan'
      | 'finish-step'
      | 'strike-off'
      | 'split';
  }
>;

const takeKeyStep = (complaint: Complaint, step: KeyStep, { actor, at }: Taking): Taken => {
  const { key } = complaint;
  switch (step.command) {
    case 'supervise': {
      const by = actor.kind === 'staff' ? { staffId: actor.staffId, name: actor.name } : { staffId: '', name: '' };
      const supervisionId = complaint.supervisions.length + 1;
      const { words, answerBy } = step;
      const supervisions = [...complaint.supervisions, { supervisionId, words, ...by, at, answerBy }];
      return [
        { ...complaint, supervisions },
        { words, until: answerBy, supervisionId },
      ];
    }
    case 'answer-supervision': {
      const { supervisionId } = step;
      const supervisions = complaint.supervisions.map((each) =>
        each.supervisionId === supervisionId ? { ...each, answeredAt: at } : each,
      );
      return [
        { ...complaint, supervisions },
        { ...said(step), supervisionId },
      ];
    }
    case 'make-key':
      return [
        { ...complaint, key: { reason: 'named', since: at } },
        { ...said(step), keyReason: 'named' },
      ];
    case 'assign-leader':
      return [
        key === undefined ? complaint : { ...complaint, key: { ...key, leader: step.leader } },
        { leader: step.leader },
      ];
    case 'set-plan': {
      const plan = { ...step.plan, setAt: at };
      return [key === undefined ? complaint : { ...complaint, key: { ...key, plan } }, { plan }];
    }
    case 'finish-step': {
      if (key?.plan === undefined) return [complaint, {}];
      const steps = key.plan.steps.map((each, index) => (index === step.step ? { ...each, finishedAt: at } : each));
      const after = { ...complaint, key: { ...key, plan: { ...key.plan, steps } } };
      return [after, { ...said(step), ...withPhotos(step), step: step.step }];
    }
    case 'strike-off':
      return [
        key === undefined ? complaint : { ...complaint, key: { ...key, struckOffAt: at } },
        { ...said(step), ...withPhotos(step) },
      ];
    case 'split':
      return [
        { ...complaint, parts: [...step.parts] },
        { ...said(step), caseIds: [...step.parts] },
      ];
  }
};
