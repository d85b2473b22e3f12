import { declineReasons, outsideBodies } from '../casework.ts';
import type { Complaint } from '../complaint.ts';
import type { ComplaintEvent, EventType } from '../event.ts';
import { type ComplaintState, isSettled } from '../lifecycle.ts';
import { type Audience, hidesUnit } from './public-case.ts';
import type { RequestStatus } from './standard.ts';
import { formatW3cDate } from './w3c-date.ts';

export const statusOf = (state: ComplaintState): RequestStatus => (isSettled(state) ? 'closed' : 'open');

// Whoever transfers a case may name a body in words of their own; everyone is shown those of our list only.
const bodyName = (body: string | undefined, audience: Audience): string =>
  body !== undefined && (audience === 'client' || outsideBodies.some((known) => known === body)) ? body : '有关部门';

const declined = (reason: Complaint['declinedFor']): string =>
  reason === undefined ? '不予受理' : `不予受理：${declineReasons[reason]}`;

/** How a case stands, in a sentence of ours: nothing that anybody wrote is in it. */
export const statusNotes = (complaint: Complaint, audience: Audience): string => {
  const unit = hidesUnit(complaint, audience) ? undefined : complaint.unit?.name;
  switch (complaint.state) {
    case 'submitted':
      return complaint.opening > 1 ? '重新办理，待派单' : '已受理，待派单';
    case 'dispatched':
      return `已派单${unit === undefined ? '' : `给${unit}`}，待响应`;
    case 'returned':
      return '正在重新派单';
    case 'responded':
      return '处置中';
    case 'suspended':
      return complaint.suspendedUntil === undefined
        ? '挂账中'
        : `挂账中，至 ${formatW3cDate(complaint.suspendedUntil)}`;
    case 'resolved':
      return '已处置，正在核查';
    case 'closed':
    case 'rated':
      return '已办结';
    case 'withdrawn':
      return '已撤回';
    case 'declined':
      return declined(complaint.declinedFor);
    case 'transferred':
      return `已移送${bodyName(complaint.transferredTo, audience)}`;
    case 'merged':
      return '与同一问题的另一件并案办理';
  }
};

type Sentence = (event: ComplaintEvent, audience: Audience) => string;

/** The events that the outside is told of, each in a sentence of ours. Alarms, notes, supervision are internal. */
const sentences: Readonly<Partial<Record<EventType, Sentence>>> = {
  dispatched: ({ unit }) => `已派单${unit === undefined ? '' : `给${unit.name}`}`,
  returned: () => '正在重新派单',
  responded: () => '处置人员已响应',
  informed: () => '有新的办理进展',
  suspended: ({ until }) => (until === undefined ? '已挂账' : `已挂账，至 ${formatW3cDate(until)}`),
  resumed: () => '恢复办理',
  extended: ({ until }) => (until === undefined ? '办理期限已延长' : `办理期限延长至 ${formatW3cDate(until)}`),
  resolved: () => '已处置，正在核查',
  reworked: () => '核查未通过，继续处置',
  closed: () => '已办结',
  withdrawn: () => '已撤回',
  declined: ({ reasonCode }) => declined(reasonCode),
  transferred: ({ body }, audience) => `已移送${bodyName(body, audience)}`,
  merged: () => '与同一问题的另一件并案办理',
  reopened: () => '重新办理',
};

/** Words that staff wrote for the reporter, and so for the client that speaks for them; for nobody else. */
const saidToReporter: readonly EventType[] = [
  'responded',
  'informed',
  'suspended',
  'extended',
  'resolved',
  'closed',
  'declined',
  'transferred',
];

/** What an event says; undefined when it is none of the outside's business. */
export const updateText = (event: ComplaintEvent, audience: Audience): string | undefined => {
  const sentence = sentences[event.type]?.(event, audience);
  if (sentence === undefined || audience === 'everyone' || !saidToReporter.includes(event.type)) return sentence;
  return event.words === undefined ? sentence : `${sentence}。${event.words}`;
};
