import { findCategory } from '@huzhou/shared/complaints/category';
import type { ComplaintDetail } from '@huzhou/shared/complaints/view';
import { areaName } from '@huzhou/shared/directory/areas';
import { teamFor, type Unit } from '@huzhou/shared/directory/unit';

type Case = Pick<ComplaintDetail, 'categoryCode' | 'townCode' | 'districtCode' | 'address' | 'timeline'>;

export interface TeamGroups {
  /** The one that the rules would take. */
  readonly suggested: readonly Unit[];
  readonly sameWork: readonly Unit[];
  readonly others: readonly Unit[];
}

/** Names of the units that have sent this case back in the running opening. */
export const returnedBy = (timeline: Case['timeline']): ReadonlySet<string> => {
  const names = new Set<string>();
  let has: string | undefined;
  for (const { type, unitName } of timeline) {
    if (type === 'dispatched') has = unitName;
    if (type === 'returned' && has !== undefined) names.add(has);
    if (type === 'reopened') names.clear();
  }
  return names;
};

/** The district's teams in the order in which a dispatcher looks for one. Who has sent it back is not suggested again. */
export const rankTeams = (units: readonly Unit[], complaint: Case): TeamGroups => {
  const work = findCategory(complaint.categoryCode)?.work;
  const sentBack = returnedBy(complaint.timeline);
  const teams = units.filter(({ kind }) => kind === 'team');
  const { townCode, districtCode, address } = complaint;
  const place = { address, districtCode, ...(townCode === undefined ? {} : { townCode }) };
  const fresh = teams.filter(({ name }) => !sentBack.has(name));
  const best = work === undefined ? undefined : teamFor(fresh, place, work);
  const rest = teams.filter((team) => team !== best);
  const does = (team: Unit): boolean => work !== undefined && team.works.includes(work);
  // Sorting is stable: within each half the directory's order stays.
  const last = (list: readonly Unit[]): readonly Unit[] =>
    [...list].sort((one, other) => Number(sentBack.has(one.name)) - Number(sentBack.has(other.name)));
  return {
    suggested: best === undefined ? [] : [best],
    sameWork: last(rest.filter(does)),
    others: last(rest.filter((team) => !does(team))),
  };
};

/** Whether every word typed is found in the team's name or its area's. */
export const matchesTeam = ({ name, areaCode }: Unit, words: string): boolean =>
  words
    .trim()
    .split(/\s+/)
    .every((word) => `${name} ${areaName(areaCode)}`.includes(word));

export const searchTeams = ({ suggested, sameWork, others }: TeamGroups, words: string): TeamGroups => {
  const found = (teams: readonly Unit[]): readonly Unit[] => teams.filter((team) => matchesTeam(team, words));
  return { suggested: found(suggested), sameWork: found(sameWork), others: found(others) };
};
