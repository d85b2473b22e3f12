import { areaName } from '../directory/areas.ts';
import type { Message } from '../notices/templates.ts';
import { chinaTime, thing } from '../notices/wording.ts';
import { declineReasons } from './casework.ts';
import { categoryName } from './category.ts';
import type { Complaint } from './complaint.ts';
import { nextDueAt } from './custody.ts';
import type { ComplaintEvent, EventType } from './event.ts';
import { stateNames } from './lifecycle.ts';
import { type LegName, markNames, type OccasionReason } from './policy.ts';

export const legTitles: Readonly<Record<LegName, string>> = { dispatch: '派单', response: '响应', resolution: '办结' };

/** Why a case is on the ledger besides time, in words. */
export const occasionNames: Readonly<Record<OccasionReason, string>> = {
  returned: '被回退',
  unsatisfied: '市民不满意',
  repeated: '重复投诉',
  keyed: '重点案件',
  unchecked: '办结后未核查',
};

const casePage = (complaintId: string): string => `features/complaints/pages/case?id=${complaintId}`;
const staffCasePage = (complaintId: string): string => `features/staff/pages/case?id=${complaintId}`;

const progressWords: Readonly<Partial<Record<EventType, (event: ComplaintEvent) => string>>> = {
  dispatched: ({ unit }) => `${unit?.name ?? ''}已接到派单`,
  responded: ({ words }) => words ?? '处置人员已响应',
  resolved: () => '已处置完成，正在核查',
  // Closed by the machine is what ended with its main.
  closed: ({ actor, words }) => (actor.kind === 'system' && words) || '已办结，请您评价',
  returned: () => '正在重新派单',
  informed: ({ words }) => words ?? '有新的进展',
  declined: ({ reasonCode }) => (reasonCode === undefined ? '不予受理' : declineReasons[reasonCode]),
  transferred: ({ body }) => `已移送${body ?? '主管单位'}`,
  extended: ({ until }) => `办理时限延长到${until === undefined ? '' : chinaTime(until).slice(5)}`,
  suspended: ({ until }) => `暂缓办理到${until === undefined ? '' : chinaTime(until).slice(5)}`,
  resumed: () => '已恢复办理',
  merged: () => '与同一问题的投诉合并办理',
};

/** What is said otherwise to those who follow a case: they have nothing to rate, and the reporter's steps are news. */
const followersWords: typeof progressWords = {
  closed: () => '已办结',
  withdrawn: () => '投诉人已撤回',
  reopened: () => '投诉人要求重新办理',
};

/**
 * What the reporter, or those who follow a case, are told of an event; undefined where it is their own step, or nothing
 * to them.
 */
export const progressMessage = (
  complaint: Pick<Complaint, 'complaintId'>,
  event: ComplaintEvent,
  to: 'reporter' | 'follower' = 'reporter',
): Message | undefined => {
  const wordsOf = (to === 'follower' ? followersWords[event.type] : undefined) ?? progressWords[event.type];
  const words = wordsOf?.(event);
  if (words === undefined) return undefined;
  return {
    template: 'progress',
    page: casePage(complaint.complaintId),
    fields: {
      character_string1: complaint.complaintId,
      phrase2: stateNames[event.state].slice(0, 5),
      thing3: thing(words),
      time4: chinaTime(event.at),
    },
  };
};

/** What the unit that now has the next step is told. */
export const taskMessage = (complaint: Complaint): Message => ({
  template: 'task',
  page: staffCasePage(complaint.complaintId),
  fields: {
    character_string1: complaint.complaintId,
    thing2: thing(categoryName(complaint.categoryCode)),
    thing3: thing(`${areaName(complaint.townCode ?? complaint.districtCode)} ${complaint.address}`),
    time4: chinaTime(nextDueAt(complaint) ?? complaint.acceptedAt),
  },
});

/** What those whom a mark alarms are told; undefined for an event without a mark. */
export const alarmMessage = (complaint: Complaint, event: ComplaintEvent): Message | undefined => {
  if (event.mark === undefined) return undefined;
  const { leg, reason, colour, instant } = event.mark;
  const due = leg === undefined ? undefined : complaint.legs[leg]?.dueAt;
  const isOverdue = due !== undefined && due <= instant;
  const what =
    leg === undefined ? occasionNames[reason ?? 'keyed'] : `${legTitles[leg]}${isOverdue ? '已超时' : '即将超时'}`;
  return {
    template: 'alarm',
    page: staffCasePage(complaint.complaintId),
    fields: {
      character_string1: complaint.complaintId,
      phrase2: markNames[colour],
      thing3: thing(`${what}：${categoryName(complaint.categoryCode)}`),
      time4: chinaTime(due ?? instant),
    },
  };
};
