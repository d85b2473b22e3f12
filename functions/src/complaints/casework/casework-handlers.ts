import type * as routes from '@huzhou/shared/complaints/casework-routes';
import type { Handlers } from '../../platform/http.ts';
import { createAnswerSupervision } from './answer-supervision.ts';
import { createConfirmGone } from './confirm-gone.ts';
import { createDeclineComplaint } from './decline-complaint.ts';
import type { CaseworkDeps } from './deps.ts';
import { createExtendComplaint } from './extend-complaint.ts';
import { createFinishStep } from './finish-step.ts';
import { createInformReporter } from './inform-reporter.ts';
import { createMakeKeyCase } from './make-key-case.ts';
import { createMergeComplaint } from './merge-complaint.ts';
import { createNoteOnComplaint } from './note-on-complaint.ts';
import { createRefuseRequest } from './refuse-request.ts';
import { createRequestExtension } from './request-extension.ts';
import { createRequestSuspension } from './request-suspension.ts';
import { createResumeComplaint } from './resume-complaint.ts';
import { createSetPlan } from './set-plan.ts';
import { createSplitComplaint } from './split-complaint.ts';
import { createStrikeOff } from './strike-off.ts';
import { createSuperviseComplaint } from './supervise-complaint.ts';
import { createSuspendComplaint } from './suspend-complaint.ts';
import { createTransferComplaint } from './transfer-complaint.ts';

/** The commands of case work over one set of surroundings: the real ones, or a test's. */
export const createCaseworkHandlers = (deps: CaseworkDeps): Handlers<typeof routes> => ({
  declineComplaint: createDeclineComplaint(deps),
  transferComplaint: createTransferComplaint(deps),
  informReporter: createInformReporter(deps),
  noteOnComplaint: createNoteOnComplaint(deps),
  requestExtension: createRequestExtension(deps),
  extendComplaint: createExtendComplaint(deps),
  requestSuspension: createRequestSuspension(deps),
  suspendComplaint: createSuspendComplaint(deps),
  refuseRequest: createRefuseRequest(deps),
  resumeComplaint: createResumeComplaint(deps),
  mergeComplaint: createMergeComplaint(deps),
  splitComplaint: createSplitComplaint(deps),
  confirmGone: createConfirmGone(deps),
  superviseComplaint: createSuperviseComplaint(deps),
  answerSupervision: createAnswerSupervision(deps),
  makeKeyCase: createMakeKeyCase(deps),
  setPlan: createSetPlan(deps),
  finishStep: createFinishStep(deps),
  strikeOff: createStrikeOff(deps),
});
