import { type Failure, failure } from '../kernel/failure.ts';
import { nextState } from '../kernel/lifecycle.ts';
import { type Instant, millisecondsBetween, secondsIn } from '../kernel/time.ts';
import { mostAbsorbed, mostSupervisions } from './casework.ts';
import type { Complaint } from './complaint.ts';
import { isPastReopening } from './deadlines.ts';
import { standingKey } from './key-case.ts';
import { type ComplaintCommand, complaintLifecycle, stateNames } from './lifecycle.ts';
import { policyOf, type Quota } from './policy.ts';
import type { Step } from './step.ts';

const days = (seconds: number): number => seconds / secondsIn.day;

const said = (words: string): Failure => failure('out-of-turn', words);

const outOfTime = (complaint: Complaint, at: Instant): Failure | undefined => {
  const within = policyOf(complaint.policyVersion).reopenWithinSeconds;
  return isPastReopening(complaint, at) ? said(`办结已超过 ${days(within)} 天，如问题仍在请重新投诉`) : undefined;
};

const pastDue = (complaint: Complaint, at: Instant): Failure | undefined =>
  at > complaint.legs.resolution.dueAt ? said('已经超过办结时限，不能再改时限') : undefined;

const unusedQuota = (used: number, { most }: Quota, what: string): Failure | undefined =>
  used >= most ? said(`这件投诉的${what}次数已用完（最多 ${most} 次）`) : undefined;

const noRequestPending = ({ request }: Complaint): Failure | undefined =>
  request === undefined ? undefined : said('已有一项申请在等待审批');

const pending = ({ request }: Complaint, kind: 'extension' | 'suspension'): Failure | undefined =>
  request?.kind === kind ? undefined : said('没有等待审批的申请');

const isUnanswered = ({ supervisions }: Complaint): boolean =>
  supervisions.some(({ answeredAt }) => answeredAt === undefined);

/** Whoever has the case ends it only once every supervision note has its answer. */
const answered = (complaint: Complaint): Failure | undefined =>
  isUnanswered(complaint) ? said('还有督办单没有回复，请先回复督办') : undefined;

const joint = ({ parts, parentId }: Complaint, what: string): Failure | undefined => {
  if (parts.length > 0) return said(`这件投诉正在会办，不能${what}`);
  return parentId === undefined ? undefined : said(`会办的子案不能${what}，请在主案上办理`);
};

const planned = (complaint: Complaint): Failure | undefined => {
  const key = standingKey(complaint);
  if (key === undefined) return said('不是重点案件，或已经销号');
  return undefined;
};

const allDone = (complaint: Complaint): Failure | undefined => {
  const plan = standingKey(complaint)?.plan;
  if (plan === undefined) return said('还没有一案一策，不能销号');
  return plan.steps.every(({ finishedAt }) => finishedAt !== undefined)
    ? undefined
    : said('方案还有未完成的步骤，不能销号');
};

type Rule = (complaint: Complaint, at: Instant) => Failure | undefined;

const first =
  (...rules: readonly Rule[]): Rule =>
  (complaint, at) => {
    for (const rule of rules) {
      const problem = rule(complaint, at);
      if (problem !== undefined) return problem;
    }
    return undefined;
  };

/** What must hold of the case beyond its state. */
const rules: Readonly<Partial<Record<ComplaintCommand, Rule>>> = {
  rate: outOfTime,
  reopen: first(outOfTime, (complaint) => joint({ ...complaint, parts: [] }, '重新办理')),
  resolve: answered,
  approve: answered,
  withdraw: ({ absorbed }) => (absorbed.length === 0 ? undefined : said('已有其他市民的投诉并入本案，不能撤回')),
  decline: first((complaint) => joint(complaint, '不予受理'), answered),
  transfer: first((complaint) => joint(complaint, '移送'), answered),
  'confirm-gone': first(
    (complaint) => joint({ ...complaint, parentId: undefined }, '直接办结'),
    ({ goneReportedAt }) => (goneReportedAt === undefined ? said('还没有来源报告问题已消除') : undefined),
    answered,
  ),
  merge: first(
    (complaint) => joint(complaint, '并案'),
    ({ absorbed }) => (absorbed.length === 0 ? undefined : said('已有其他投诉并入本案，请把本案作为主案')),
    answered,
  ),
  absorb: first(
    ({ absorbed }) => (absorbed.length < mostAbsorbed ? undefined : said(`最多并入 ${mostAbsorbed} 件`)),
    ({ parentId }) => (parentId === undefined ? undefined : said('会办的子案不能作为主案')),
  ),
  split: (complaint) => joint(complaint, '再次会办'),
  'request-extension': first(noRequestPending, pastDue, (complaint) =>
    unusedQuota(complaint.extensions, policyOf(complaint.policyVersion).extension, '延期'),
  ),
  extend: first((complaint) => pending(complaint, 'extension'), pastDue),
  'request-suspension': first(noRequestPending, pastDue, (complaint) =>
    unusedQuota(complaint.suspensions, policyOf(complaint.policyVersion).suspension, '挂账'),
  ),
  suspend: first((complaint) => pending(complaint, 'suspension'), pastDue),
  'refuse-request': ({ request }) => (request === undefined ? said('没有等待审批的申请') : undefined),
  supervise: ({ supervisions }) =>
    supervisions.length < mostSupervisions ? undefined : said(`一件投诉最多督办 ${mostSupervisions} 次`),
  'answer-supervision': (complaint) => (isUnanswered(complaint) ? undefined : said('没有等待回复的督办单')),
  'make-key': first(
    (complaint) => (standingKey(complaint) === undefined ? undefined : said('已经是重点案件')),
    ({ parentId }) => (parentId === undefined ? undefined : said('会办的子案不单独列为重点，请在主案上操作')),
  ),
  'assign-leader': planned,
  'set-plan': planned,
  'finish-step': first(planned, (complaint) =>
    standingKey(complaint)?.plan === undefined ? said('请先制定一案一策') : undefined,
  ),
  'strike-off': first(planned, allDone),
};

const reaches = (until: Instant, from: Instant, { longestSeconds }: Quota): boolean => {
  const by = millisecondsBetween(from, until);
  return by > 0 && by <= longestSeconds * 1000;
};

/** What must hold of what the step was given, seen from the case as it is now. */
const misgiven = (complaint: Complaint, step: Step, at: Instant): Failure | undefined => {
  const policy = policyOf(complaint.policyVersion);
  switch (step.command) {
    case 'request-extension':
      return reaches(step.until, complaint.legs.resolution.dueAt, policy.extension)
        ? undefined
        : said(`新的时限要晚于现在的时限，且最多延长 ${days(policy.extension.longestSeconds)} 天`);
    case 'request-suspension':
      return reaches(step.until, at, policy.suspension)
        ? undefined
        : said(`挂账要到将来的一个时间，最长 ${days(policy.suspension.longestSeconds)} 天`);
    case 'suspend':
      return complaint.request !== undefined && complaint.request.until <= at
        ? said('申请的挂账时间已经过去')
        : undefined;
    case 'answer-supervision':
      return complaint.supervisions.some(
        ({ supervisionId, answeredAt }) => supervisionId === step.supervisionId && answeredAt === undefined,
      )
        ? undefined
        : said('这份督办单已经回复，或不存在');
    case 'finish-step': {
      const planStep = complaint.key?.plan?.steps[step.step];
      if (planStep === undefined) return said('方案里没有这一步');
      return planStep.finishedAt === undefined ? undefined : said('这一步已经完成');
    }
    case 'merge':
      return step.into === complaint.complaintId ? said('不能并入自己') : undefined;
    default:
      return undefined;
  }
};

/**
 * Why the command cannot be given in the case's state at `at`, whoever gives it; undefined when it can. With `step`,
 * what it is given is looked at, too.
 */
export const outOfTurn = (
  complaint: Complaint,
  command: ComplaintCommand,
  at: Instant,
  step?: Step,
): Failure | undefined => {
  if (nextState(complaintLifecycle, complaint.state, command) === undefined)
    return said(`投诉现在是「${stateNames[complaint.state]}」，不能进行这项操作`);
  return rules[command]?.(complaint, at) ?? (step === undefined ? undefined : misgiven(complaint, step, at));
};
