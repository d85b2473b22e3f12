import * as casework from '@huzhou/shared/complaints/casework-routes';
import {
  approveComplaint,
  dispatchComplaint,
  rateComplaint,
  reopenComplaint,
  resolveComplaint,
  respondToComplaint,
  returnComplaint,
  reworkComplaint,
  withdrawComplaint,
} from '@huzhou/shared/complaints/routes';
import type { Route } from '@huzhou/shared/contract/route';
import type { CommandDraft } from './draft-shape.ts';
import type { StaffCommand } from './next-step.ts';

export const routeOf = {
  dispatch: dispatchComplaint,
  respond: respondToComplaint,
  resolve: resolveComplaint,
  return: returnComplaint,
  approve: approveComplaint,
  rework: reworkComplaint,
  withdraw: withdrawComplaint,
  rate: rateComplaint,
  reopen: reopenComplaint,
  decline: casework.declineComplaint,
  transfer: casework.transferComplaint,
  inform: casework.informReporter,
  note: casework.noteOnComplaint,
  'request-extension': casework.requestExtension,
  extend: casework.extendComplaint,
  'request-suspension': casework.requestSuspension,
  suspend: casework.suspendComplaint,
  'refuse-request': casework.refuseRequest,
  resume: casework.resumeComplaint,
  merge: casework.mergeComplaint,
  split: casework.splitComplaint,
  'confirm-gone': casework.confirmGone,
  supervise: casework.superviseComplaint,
  'answer-supervision': casework.answerSupervision,
  'make-key': casework.makeKeyCase,
  'set-plan': casework.setPlan,
  'finish-step': casework.finishStep,
  'strike-off': casework.strikeOff,
} as const satisfies Record<StaffCommand, Route>;

/** Whether a command takes photos, and whether it must have one. */
export const photosOf: Readonly<Partial<Record<StaffCommand, 'required' | 'optional'>>> = {
  resolve: 'required',
  'strike-off': 'required',
  inform: 'optional',
  note: 'optional',
  'finish-step': 'optional',
};

/** Commands whose words may be left out. */
export const wordsAreOptional: ReadonlySet<StaffCommand> = new Set([
  'approve',
  'extend',
  'suspend',
  'resume',
  'withdraw',
  'rate',
  'decline',
  'merge',
]);

/** What was chosen beside the words, under the names that the routes give it. */
const choicesOf = (command: StaffCommand, draft: CommandDraft): object => {
  switch (command) {
    case 'decline':
      return { reasonCode: draft.reasonCode };
    case 'transfer':
      return { body: draft.body };
    case 'request-extension':
    case 'request-suspension':
      return { until: draft.until };
    case 'merge':
      return { into: draft.into };
    case 'split':
      return { parts: (draft.parts ?? []).map(({ unitId, words }) => ({ unitId, words })) };
    case 'supervise':
      return { withinHours: draft.withinHours };
    case 'answer-supervision':
      return { supervisionId: draft.supervisionId };
    case 'finish-step':
      return { step: draft.step };
    case 'rate':
      return { score: draft.score };
    default:
      return {};
  }
};

/** The body that the command's route takes. */
export const bodyOf = (command: StaffCommand, draft: CommandDraft, photoIds: readonly string[]): object => {
  const { words, unitId } = draft;
  if (command === 'dispatch') return unitId === undefined ? {} : { unitId };
  if (command === 'set-plan') return { summary: words, steps: draft.planSteps ?? [] };
  const photos = photosOf[command];
  return {
    ...choicesOf(command, draft),
    // What may be left out is left out, so that it is not taken for words.
    ...(wordsAreOptional.has(command) && words.trim() === '' ? {} : { words }),
    ...(photos === 'required' || (photos === 'optional' && photoIds.length > 0) ? { photoIds } : {}),
  };
};
