import type { Instant } from '../kernel/time.ts';
import type { Message } from '../notices/templates.ts';
import { chinaTime, thing } from '../notices/wording.ts';
import { categoryName } from './category.ts';
import type { Complaint } from './complaint.ts';
import { nextDueAt } from './custody.ts';
import type { ComplaintEvent, EventType } from './event.ts';
import { taskMessage } from './messages.ts';

// What colleagues are told of case work: in the form of a task, with what happened before the kind of trouble.

const about = (complaint: Complaint, what: string, time: Instant): Message => {
  const task = taskMessage(complaint);
  const thing2 = thing(`${what}：${categoryName(complaint.categoryCode)}`);
  return { ...task, fields: { ...task.fields, thing2, time4: chinaTime(time) } };
};

const endings: Readonly<Partial<Record<EventType, string>>> = {
  withdrawn: '市民已撤回',
  merged: '已并案',
  declined: '不予受理',
  transferred: '已移送',
  closed: '核实已消除',
};

/** What the unit that had the next step is told when the case ends without it: nothing is to be done. */
export const endedMessage = (complaint: Complaint, event: ComplaintEvent): Message | undefined => {
  const what = endings[event.type];
  return what === undefined ? undefined : about(complaint, what, event.at);
};

const happenings: Readonly<Partial<Record<EventType, string>>> = {
  supervised: '督办',
  'supervision-answered': '督办已回复',
  'extension-requested': '申请延期',
  'suspension-requested': '申请挂账',
  extended: '已同意延期',
  suspended: '已同意挂账',
  'request-refused': '不同意申请',
  resumed: '恢复办理',
  'leader-assigned': '请您包案',
  planned: '已定方案',
  'struck-off': '已销号',
  'gone-reported': '报告已消除',
  noted: '催办',
};

/** What a desk that handed a case over notes on it is an urging; what a machine notes is that it saw the trouble again. */
const isUrging = ({ source, external }: Complaint, { actor }: ComplaintEvent): boolean =>
  (source === '12345' || source === 'petition') && actor.kind === 'source' && actor.sourceId === external?.sourceId;

/**
 * What those whom it concerns are told of a step of case work: with the instant that it is about (a new deadline, by when
 * an answer is owed), else the one by which the next step is owed. Undefined for what nobody waits for.
 */
export const caseworkMessage = (complaint: Complaint, event: ComplaintEvent): Message | undefined => {
  const what = event.type === 'noted' && !isUrging(complaint, event) ? '再次发现' : happenings[event.type];
  return what === undefined ? undefined : about(complaint, what, event.until ?? nextDueAt(complaint) ?? event.at);
};

/** What the team of a case in joint work is told when a part of it is done. */
export const partDoneMessage = (parent: Complaint, event: ComplaintEvent): Message =>
  about(parent, '会办已完成', nextDueAt(parent) ?? event.at);
