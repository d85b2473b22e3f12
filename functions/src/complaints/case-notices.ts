import { caseworkMessage, endedMessage, partDoneMessage } from '@huzhou/shared/complaints/casework-messages';
import { type Complaint, isPersons } from '@huzhou/shared/complaints/complaint';
import type { ComplaintEvent, EventType } from '@huzhou/shared/complaints/event';
import { isPart } from '@huzhou/shared/complaints/joint-work';
import { isSettled } from '@huzhou/shared/complaints/lifecycle';
import { alarmMessage, progressMessage, taskMessage } from '@huzhou/shared/complaints/messages';
import type { RoleHolder } from '@huzhou/shared/directory/unit';
import type { Notice, Recipient } from '@huzhou/shared/notices/notice';
import type { Message } from '@huzhou/shared/notices/templates';
import { alarmed, answerable, audience, dutyDesk, holdersOf, type People, person, team } from './audiences.ts';
import type { Follower } from './follower.ts';

/** A case before and after one write, with the events that say what happened, and who else hears of it. */
export interface Happening {
  readonly before: Complaint | undefined;
  readonly after: Complaint;
  readonly events: readonly ComplaintEvent[];
  readonly followers?: readonly Follower[];
  /** The case of which this one is a part, where the part has just been settled. */
  readonly parent?: Complaint | undefined;
}

/** Events that put the case into somebody's queue. */
const hasNewTask: ReadonlySet<EventType> = new Set(['dispatched', 'reworked', 'referred', 'returned', 'resolved']);
const isForTeam: ReadonlySet<EventType> = new Set(['dispatched', 'reworked']);

const addressed = (recipients: readonly Recipient[], message: Message, event: ComplaintEvent): readonly Notice[] => {
  const { complaintId, seq, mark } = event;
  // A person is told once of an event, in however many roles it concerns them.
  const byId = new Map(recipients.map((to) => ['staffId' in to ? to.staffId : to.personId, to]));
  return [...byId].map(([id, to]) => ({
    noticeId: `${complaintId}-${seq}-${id}`,
    to,
    message,
    subjectId: complaintId,
    ...(mark === undefined ? {} : { about: { instant: mark.instant } }),
  }));
};

const asRecipients = (staff: readonly RoleHolder[]): readonly Recipient[] => staff.map(({ staffId }) => ({ staffId }));

/** Nobody is told what they have just done themselves. */
const others = (staff: readonly RoleHolder[], { actor }: ComplaintEvent): readonly RoleHolder[] =>
  actor.kind === 'staff' ? staff.filter(({ staffId }) => staffId !== actor.staffId) : staff;

/** What ends a main ends the cases in it, each of which tells its own reporter. */
const endsMerged: ReadonlySet<EventType> = new Set(['closed', 'declined', 'transferred']);

const citizensNotices = ({ after, followers = [] }: Happening, event: ComplaintEvent): readonly Notice[] => {
  const { reporterId } = after;
  const toReporter = progressMessage(after, event);
  const reporters = isPersons(after) && toReporter !== undefined ? [{ personId: reporterId }] : [];
  const notices = toReporter === undefined ? [] : [...addressed(reporters, toReporter, event)];
  for (const { personId, mergedCase } of followers) {
    if (personId === reporterId || (mergedCase !== undefined && endsMerged.has(event.type))) continue;
    const message = progressMessage({ complaintId: mergedCase ?? after.complaintId }, event, 'follower');
    if (message !== undefined) notices.push(...addressed([{ personId }], message, event));
  }
  return notices;
};

/** Whom a step of case work concerns. */
const concerned = async (
  people: People,
  { before, after }: Happening,
  event: ComplaintEvent,
): Promise<readonly RoleHolder[]> => {
  switch (event.type) {
    case 'supervised':
      return answerable(people, after);
    case 'supervision-answered':
      return person(after.supervisions.find(({ supervisionId }) => supervisionId === event.supervisionId)?.staffId);
    case 'extension-requested':
    case 'suspension-requested':
    case 'planned':
      return audience(people, 'district-supervisor', after);
    case 'extended':
    case 'suspended':
    case 'request-refused':
      return person(before?.request?.staffId);
    case 'resumed':
      return team(people, after);
    case 'leader-assigned':
      return person(event.leader?.staffId);
    case 'struck-off':
      return person(before?.key?.leader?.staffId);
    case 'gone-reported':
      return [...(await team(people, after)), ...(await dutyDesk(people, after))];
    case 'noted':
      // Another desk urges the case on; what colleagues note is there to be found.
      return event.actor.kind === 'source' ? holdersOf(people, after) : [];
    default:
      return [];
  }
};

/** Whether a case ended while somebody still had it to do: its checker, and the machine, know it anyway. */
const endedUnfinished = ({ before }: Happening, { type }: ComplaintEvent): boolean =>
  before !== undefined && (type !== 'closed' || !(before.state === 'resolved' || before.state === 'merged'));

const colleaguesNotices = async (
  people: People,
  happening: Happening,
  event: ComplaintEvent,
): Promise<readonly Notice[]> => {
  const { before, after, parent } = happening;
  const tell = (staff: readonly RoleHolder[], message: Message | undefined): readonly Notice[] =>
    message === undefined ? [] : addressed(asRecipients(staff), message, event);
  const notices: Notice[] = [];
  if (hasNewTask.has(event.type))
    notices.push(
      ...tell(
        isForTeam.has(event.type) ? await team(people, after) : await dutyDesk(people, after),
        taskMessage(after),
      ),
    );
  notices.push(...tell(others(await concerned(people, happening, event), event), caseworkMessage(after, event)));
  // What ends a case, or fell due before the step that it was written with, concerns whoever had the case until then.
  const until = before ?? after;
  const ended = endedUnfinished(happening, event) ? endedMessage(until, event) : undefined;
  if (ended !== undefined) notices.push(...tell(others(await holdersOf(people, until), event), ended));
  if (parent !== undefined && isPart(after) && isSettled(event.state))
    notices.push(...tell(await answerable(people, parent), partDoneMessage(parent, event)));
  const alarm = alarmMessage(until, event);
  if (alarm !== undefined) notices.push(...tell(await alarmed(people, until, event), alarm));
  return notices;
};

/** Everybody who must hear of what happened, and what they are told: the same for the same happening. */
export const caseNotices = async (people: People, happening: Happening): Promise<readonly Notice[]> => {
  const told = happening.events.map(async (event) => [
    ...citizensNotices(happening, event),
    ...(await colleaguesNotices(people, happening, event)),
  ]);
  return (await Promise.all(told)).flat();
};
