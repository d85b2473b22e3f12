import * as z from 'zod/mini';
import { isWithin, lineage } from './areas.ts';
import type { LocatedPlace } from './place.ts';
import type { Role } from './role.ts';

/** Lines of work that a category is routed by. */
export const works = ['enforcement', 'sanitation', 'municipal', 'greening'] as const;
export const Work = z.enum(works);
export type Work = z.infer<typeof Work>;

export const workNames: Readonly<Record<Work, string>> = {
  enforcement: '综合执法',
  sanitation: '环境卫生',
  municipal: '市政设施',
  greening: '园林绿化',
};

/**
 * A team (中队) that handles cases, the duty desk (值班台) of an area that dispatches and checks them; a company that
 * runs car parks (车场运营单位), a veterinary clinic (诊疗机构). The latter two have no works and never get a case.
 */
export const unitKinds = ['team', 'desk', 'operator', 'clinic'] as const;
export const UnitKind = z.enum(unitKinds);
export type UnitKind = z.infer<typeof UnitKind>;

export const Unit = z.object({
  unitId: z.string(),
  kind: UnitKind,
  name: z.string(),
  areaCode: z.string(),
  works: z.array(Work),
});
export type Unit = z.infer<typeof Unit>;

export const deskIdOf = (areaCode: string): string => `desk-${areaCode}`;

/** Whether cases can lie with it. */
export const hasCases = ({ kind }: Pick<Unit, 'kind'>): boolean => kind === 'team' || kind === 'desk';

/**
 * The team that handles a line of work at a place: the one of the smallest area around it.
 * Undefined when the directory has none there, so that a person at the duty desk must decide.
 */
export const teamFor = (teams: readonly Unit[], place: LocatedPlace, work: Work): Unit | undefined => {
  for (const areaCode of lineage(place.townCode ?? place.districtCode)) {
    const team = teams.find((unit) => unit.kind === 'team' && unit.areaCode === areaCode && unit.works.includes(work));
    if (team !== undefined) return team;
  }
  return undefined;
};

/** A member of staff as the directory lists them, with what a search by role and area needs. */
export interface RoleHolder {
  readonly staffId: string;
  readonly grants: readonly { readonly role: Role; readonly areaCode: string; readonly unitId?: string | undefined }[];
}

/** Those who hold `role` in exactly this unit. */
export const holdersInUnit = <H extends RoleHolder>(staff: readonly H[], role: Role, unitId: string): readonly H[] =>
  staff.filter(({ grants }) => grants.some((grant) => grant.role === role && grant.unitId === unitId));

/**
 * Those who hold `role` for the smallest area around `areaCode` that has anyone: an alarm must reach a person,
 * so where a district has no holder, the city's is meant.
 */
export const holdersAround = <H extends RoleHolder>(
  staff: readonly H[],
  role: Role,
  areaCode: string,
): readonly H[] => {
  for (const code of lineage(areaCode)) {
    const holders = staff.filter(({ grants }) =>
      grants.some((grant) => grant.role === role && grant.areaCode === code),
    );
    if (holders.length > 0) return holders;
  }
  return [];
};

/** Whether a grant for `grantArea` covers `areaCode`: staff act within their area and below. */
export const covers = (grantArea: string, areaCode: string): boolean => isWithin(areaCode, grantArea);
