import type { Complaint } from '@huzhou/shared/complaints/complaint';
import { queueOf } from '@huzhou/shared/complaints/custody';
import type { ComplaintEvent } from '@huzhou/shared/complaints/event';
import { type Audience, policyOf } from '@huzhou/shared/complaints/policy';
import { cityCode } from '@huzhou/shared/directory/areas';
import { holdersAround, holdersInUnit, type RoleHolder } from '@huzhou/shared/directory/unit';
import type { Directory } from './ports.ts';

export type People = Pick<Directory, 'staffOfUnit' | 'staffAround'>;

/** One member of staff by their id, whatever they hold. */
export const person = (staffId: string | undefined): readonly RoleHolder[] =>
  staffId === undefined ? [] : [{ staffId, grants: [] }];

export const dutyDesk = async (people: People, { districtCode }: Complaint): Promise<readonly RoleHolder[]> =>
  holdersAround(await people.staffAround(districtCode), 'dispatcher', districtCode);

export const team = async (
  people: People,
  { unit }: Complaint,
  roles: readonly ('handler' | 'team-lead')[] = ['handler', 'team-lead'],
): Promise<readonly RoleHolder[]> => {
  if (unit?.kind !== 'team') return [];
  const staff = await people.staffOfUnit(unit.unitId);
  return roles.flatMap((role) => holdersInUnit(staff, role, unit.unitId));
};

/** Those in whose queue the case stands; nobody while the machine looks for a team. */
export const holdersOf = async (people: People, complaint: Complaint): Promise<readonly RoleHolder[]> => {
  const unitId = queueOf(complaint);
  if (unitId === undefined) return [];
  const isTeams = complaint.unit?.kind === 'team' && complaint.unit.unitId === unitId;
  return isTeams ? team(people, complaint) : dutyDesk(people, complaint);
};

/** The team that has the case, else the desk: whoever has to answer for it. */
export const answerable = async (people: People, complaint: Complaint): Promise<readonly RoleHolder[]> =>
  complaint.unit?.kind === 'team' ? team(people, complaint) : dutyDesk(people, complaint);

export const audience = async (
  people: People,
  wanted: Audience,
  complaint: Complaint,
): Promise<readonly RoleHolder[]> => {
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
      return person(complaint.checkedBy);
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
export const alarmed = async (
  people: People,
  complaint: Complaint,
  event: ComplaintEvent,
): Promise<readonly RoleHolder[]> => {
  const alarms = alarmsOf(complaint, event);
  const found = await Promise.all(alarms.map((wanted) => audience(people, wanted, complaint)));
  const holders = found.flat();
  return holders.length > 0 ? holders : dutyDesk(people, complaint);
};
