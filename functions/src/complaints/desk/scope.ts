import { caseGrants } from '@huzhou/shared/complaints/rights';
import { roleUnitKind } from '@huzhou/shared/directory/role';
import { covers } from '@huzhou/shared/directory/unit';
import type { StaffMember } from '@huzhou/shared/identity/caller';
import { areasOf, districtsOf, sourcesIn } from '../list-sources.ts';

/** What of a district is looked through: all of it, or what lies in some of its towns or with some of its teams. */
export interface Scope {
  readonly districtCode: string;
  readonly only?: { readonly towns: readonly string[]; readonly units: readonly string[] };
}

/**
 * The districts in which this member of staff may look for cases, narrowed to what they may read there (`mayRead` has
 * the last word on every row); within `areaCode`, where one is given. Undefined when that lies outside of their area.
 */
export const scopesOf = (staff: StaffMember, areaCode?: string): readonly Scope[] | undefined => {
  const grants = caseGrants(staff.grants);
  if (areaCode !== undefined) {
    if (!grants.some((grant) => covers(grant.areaCode, areaCode))) return undefined;
    return sourcesIn(areaCode).map(({ districtCode, townCode }) => ({
      districtCode,
      ...(townCode === undefined ? {} : { only: { towns: [townCode], units: [] } }),
    }));
  }
  const areas = areasOf(grants);
  const whole = new Set(areas.flatMap(({ districtCode, townCode }) => (townCode === undefined ? [districtCode] : [])));
  const teams = grants.flatMap(({ role, areaCode: home, unitId }) =>
    roleUnitKind[role] === 'team' && unitId !== undefined
      ? districtsOf(home).map((district) => ({ district, unitId }))
      : [],
  );
  return [...new Set(areas.map(({ districtCode }) => districtCode))].map((districtCode) => {
    if (whole.has(districtCode)) return { districtCode };
    const towns = areas.flatMap((area) =>
      area.districtCode === districtCode && area.townCode !== undefined ? [area.townCode] : [],
    );
    const units = teams.flatMap(({ district, unitId }) => (district === districtCode ? [unitId] : []));
    return { districtCode, only: { towns, units: [...new Set(units)] } };
  });
};
