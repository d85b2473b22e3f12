import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { queueOf } from '@huzhou/shared/complaints/custody';
import type { ComplaintEvent, EventType } from '@huzhou/shared/complaints/event';
import {
  alarmMessage,
  type Message,
  progressMessage,
  taskMessage,
  withdrawnMessage,
} from '@huzhou/shared/complaints/messages';
import { type Audience, policyOf } from '@huzhou/shared/complaints/policy';
import { cityCode } from '@huzhou/shared/directory/areas';
import { holdersAround, holdersInUnit, type RoleHolder } from '@huzhou/shared/directory/unit';
import type { Notice, Recipient } from '@huzhou/shared/notices/notice';
import type { Directory } from './ports.ts';

type People = Pick<Directory, 'staffOfUnit' | 'staffAround'>;

/** A case before and after one write, with the events that say what happened. */
export interface Happening {
  readonly before: Complaint | undefined;
  readonly after: Complaint;
  readonly events: readonly ComplaintEvent[];
}

/** Events that put the case into somebody's queue. */
const hasNewTask: ReadonlySet<EventType> = new Set(['dispatched', 'reworked', 'referred', 'returned', 'resolved']);
const isForTeam: ReadonlySet<EventType> = new Set(['dispatched', 'reworked']);

const dutyDesk = async (people: People, { districtCode }: Complaint): Promise<readonly RoleHolder[]> =>
  holdersAround(await people.staffAround(districtCode), 'dispatcher', districtCode);

const team = async (people: People, { unit }: Complaint, roles: readonly ('handler' | 'team-lead')[]) => {
  if (unit?.kind !== 'team') return [];
  const staff = await people.staffOfUnit(unit.unitId);
  return roles.flatMap((role) => holdersInUnit(staff, role, unit.unitId));
};

/** Those in whose queue the case stands; nobody while the machine looks for a team. */
const holdersOf = async (people: People, complaint: Complaint): Promise<readonly RoleHolder[]> => {
  const unitId = queueOf(complaint);
  if (unitId === undefined) return [];
  const isTeams = complaint.unit?.kind === 'team' && complaint.unit.unitId === unitId;
  return isTeams ? team(people, complaint, ['handler', 'team-lead']) : dutyDesk(people, complaint);
};

const audience = async (people: People, wanted: Audience, complaint: Complaint): Promise<readonly RoleHolder[]> => {
  const { districtCode } = complaint;
  switch (wanted) {
    case 'handlers':
      return team(people, complaint, ['handler']);
    case 'team-lead':
      return team(people, complaint, ['team-lead']);
    case 'duty-desk':
      return dutyDesk(people, complaint);
    case 'district-supervisor':
      return holdersAround(await people.staffAround(districtCode), 'supervisor', districtCode);
    case 'city-supervisor':
      return holdersAround(await people.staffAround(cityCode), 'supervisor', cityCode);
    case 'leader':
      return holdersAround(await people.staffAround(districtCode), 'leader', districtCode);
    case 'checker':
      return complaint.checkedBy === undefined ? [] : [{ staffId: complaint.checkedBy, grants: [] }];
  }
};

const alarmsOf = ({ policyVersion }: Complaint, { mark }: ComplaintEvent): readonly Audience[] => {
  const { marks, occasions } = policyOf(policyVersion);
  const cause =
    mark?.leg === undefined
      ? occasions.find(({ reason, colour }) => reason === mark?.reason && colour === mark?.colour)
      : marks.find(({ leg, colour }) => leg === mark.leg && colour === mark.colour);
  return cause?.alarms ?? [];
};

/** Whom an event alarms. An alarm must reach a person: where its audience is empty, the duty desk is meant. */
const alarmed = async (people: People, complaint: Complaint, event: ComplaintEvent): Promise<readonly RoleHolder[]> => {
  const alarms = alarmsOf(complaint, event);
  const found = await Promise.all(alarms.map((wanted) => audience(people, wanted, complaint)));
  const holders = found.flat();
  return holders.length > 0 ? holders : dutyDesk(people, complaint);
};

const addressed = (recipients: readonly Recipient[], message: Message, event: ComplaintEvent): readonly Notice[] => {
  const { complaintId, seq, mark } = event;
  // A person is told once of an event, in however many roles it concerns them.
  const byId = new Map(recipients.map((to) => ['staffId' in to ? to.staffId : to.personId, to]));
  return [...byId].map(([id, to]) => ({
    noticeId: `${complaintId}-${seq}-${id}`,
    to,
    message,
    complaintId,
    ...(mark === undefined ? {} : { about: { instant: mark.instant } }),
  }));
};

const asRecipients = (staff: readonly RoleHolder[]): readonly Recipient[] => staff.map(({ staffId }) => ({ staffId }));

const noticesOf = async (people: People, { before, after }: Happening, event: ComplaintEvent): Promise<Notice[]> => {
  const progress = progressMessage(after, event);
  const notices = progress === undefined ? [] : [...addressed([{ personId: after.reporterId }], progress, event)];
  if (hasNewTask.has(event.type)) {
    const holders = isForTeam.has(event.type)
      ? await team(people, after, ['handler', 'team-lead'])
      : await dutyDesk(people, after);
    notices.push(...addressed(asRecipients(holders), taskMessage(after), event));
  }
  // What ends a case, or fell due before the step that it was written with, concerns whoever had the case until then.
  const until = before ?? after;
  if (event.type === 'withdrawn')
    notices.push(...addressed(asRecipients(await holdersOf(people, until)), withdrawnMessage(until, event), event));
  const alarm = alarmMessage(until, event);
  if (alarm !== undefined) notices.push(...addressed(asRecipients(await alarmed(people, until, event)), alarm, event));
  return notices;
};

/** Everybody who must hear of what happened, and what they are told: the same for the same happening. */
export const caseNotices = async (people: People, happening: Happening): Promise<readonly Notice[]> =>
  (await Promise.all(happening.events.map((event) => noticesOf(people, happening, event)))).flat();
