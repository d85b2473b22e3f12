import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';
import { OptionalWords, RequiredWords } from '../kernel/words.ts';
import { DeclineReason, mostParts, supervisionHours } from './casework.ts';
import { defineCommand, reason, remark } from './command-route.ts';
import { ComplaintId } from './complaint.ts';
import { mostPlanSteps } from './key-case.ts';
import { commandRoles } from './rights.ts';
import { OptionalPhotoIds, PhotoIds } from './submission.ts';

const wordsAndPhotos = z.strictObject({ words: RequiredWords, photoIds: OptionalPhotoIds });
const untilAndWords = z.strictObject({ until: Instant, words: RequiredWords });
const chooseUnit = '请选择处置队伍';
const UnitId = z.string(chooseUnit).check(z.minLength(1, chooseUnit), z.maxLength(64));
const caseNumber = '请填写主案编号';

export const declineComplaint = defineCommand(
  'decline',
  commandRoles.decline,
  '不予受理，从清单中选择理由，可补充说明',
  z.strictObject({ reasonCode: DeclineReason, words: OptionalWords }),
);

const nameBody = '请写明移送给哪个单位';
export const transferComplaint = defineCommand(
  'transfer',
  commandRoles.transfer,
  '移送给有职责的单位，告诉市民是谁',
  z.strictObject({
    body: z.string(nameBody).check(z.trim(), z.minLength(2, nameBody), z.maxLength(40)),
    words: RequiredWords,
  }),
);

export const informReporter = defineCommand('inform', commandRoles.inform, '向市民反馈进展', wordsAndPhotos);

export const noteOnComplaint = defineCommand('note', commandRoles.note, '内部备注和附件，市民看不到', wordsAndPhotos);

export const requestExtension = defineCommand(
  'request-extension',
  commandRoles['request-extension'],
  '申请延期到某一时间，写明理由',
  untilAndWords,
);

export const extendComplaint = defineCommand('extend', commandRoles.extend, '同意延期，新的时限告诉市民', remark);

export const requestSuspension = defineCommand(
  'request-suspension',
  commandRoles['request-suspension'],
  '申请挂账到某一时间，写明理由',
  untilAndWords,
);

export const suspendComplaint = defineCommand(
  'suspend',
  commandRoles.suspend,
  '同意挂账，期间不计时，告诉市民',
  remark,
);

export const refuseRequest = defineCommand(
  'refuse-request',
  commandRoles['refuse-request'],
  '不同意延期或挂账',
  reason,
);

export const resumeComplaint = defineCommand('resume', commandRoles.resume, '提前结束挂账，恢复办理', remark);

export const mergeComplaint = defineCommand(
  'merge',
  commandRoles.merge,
  '并入同一问题的主案，投诉人继续收到进展',
  z.strictObject({ into: z.pipe(z.string(caseNumber).check(z.trim()), ComplaintId), words: OptionalWords }),
);

export const splitComplaint = defineCommand(
  'split',
  commandRoles.split,
  `会办：分给最多 ${mostParts} 支队伍，主案最后办结`,
  z.strictObject({
    parts: z
      .array(z.strictObject({ unitId: UnitId, words: RequiredWords }), '请选择会办队伍')
      .check(z.minLength(1, '请选择会办队伍'), z.maxLength(mostParts, `最多 ${mostParts} 支队伍`)),
    words: RequiredWords,
  }),
);

export const confirmGone = defineCommand('confirm-gone', commandRoles['confirm-gone'], '核实问题已消除，办结', reason);

export const superviseComplaint = defineCommand(
  'supervise',
  commandRoles.supervise,
  '发督办单，要求在几小时内回复',
  z.strictObject({
    words: RequiredWords,
    withinHours: z.literal([...supervisionHours], '请选择回复时限'),
  }),
);

export const answerSupervision = defineCommand(
  'answer-supervision',
  commandRoles['answer-supervision'],
  '回复督办单',
  z.strictObject({ supervisionId: z.int('请选择督办单'), words: RequiredWords }),
);

export const makeKeyCase = defineCommand('make-key', commandRoles['make-key'], '列为重点案件', reason);

const nameStep = '请写明这一步做什么';
const chooseDay = '请选择完成日期';
export const setPlan = defineCommand(
  'set-plan',
  commandRoles['set-plan'],
  '一案一策：方案、步骤和日期',
  z.strictObject({
    summary: RequiredWords,
    steps: z
      .array(
        z.strictObject({
          title: z.string(nameStep).check(z.trim(), z.minLength(2, nameStep), z.maxLength(100)),
          dueOn: z.iso.date(chooseDay),
        }),
        '请写出步骤',
      )
      .check(z.minLength(1, '请写出至少一步'), z.maxLength(mostPlanSteps, `最多 ${mostPlanSteps} 步`)),
  }),
);

export const finishStep = defineCommand(
  'finish-step',
  commandRoles['finish-step'],
  '方案的一步已完成',
  z.strictObject({
    step: z.int('请选择步骤').check(z.gte(0), z.lt(mostPlanSteps)),
    words: RequiredWords,
    photoIds: OptionalPhotoIds,
  }),
);

export const strikeOff = defineCommand(
  'strike-off',
  commandRoles['strike-off'],
  '销号：写明依据，附照片',
  z.strictObject({ words: RequiredWords, photoIds: PhotoIds }),
);
