import { cityCode, districtOf, districts } from '@huzhou/shared/directory/areas';
import { type RoleGrant, roleUnitKind } from '@huzhou/shared/directory/role';
import { covers, deskIdOf } from '@huzhou/shared/directory/unit';
import type { StaffMember } from '@huzhou/shared/identity/caller';

/** The districts that lie within an area, or the one that the area lies in. */
export const districtsOf = (areaCode: string): readonly string[] => {
  if (areaCode === cityCode) return districts.map(({ code }) => code);
  const district = districtOf(areaCode);
  return district === undefined ? [] : [district];
};

/**
 * The units whose queue is this person's: their teams, and where they dispatch, the duty desks of their area.
 * The city's dispatchers stand in for every district's desk.
 */
export const queuesOf = ({ grants }: StaffMember): readonly string[] => [
  ...new Set(
    grants.flatMap(({ role, areaCode, unitId }) => {
      if (roleUnitKind[role] === 'team') return unitId === undefined ? [] : [unitId];
      return role === 'dispatcher' ? [areaCode, ...districtsOf(areaCode)].map(deskIdOf) : [];
    }),
  ),
];

export interface AreaSource {
  readonly districtCode: string;
  readonly townCode?: string;
}

/** An area as the indexes know it: districts as a whole, or a single town. */
export const sourcesIn = (areaCode: string): readonly AreaSource[] =>
  districtsOf(areaCode).map((districtCode) =>
    areaCode === cityCode || areaCode === districtCode ? { districtCode } : { districtCode, townCode: areaCode },
  );

/** The areas that lie in no other one of these. */
const outermost = (areaCodes: readonly string[]): readonly string[] => {
  const distinct = [...new Set(areaCodes)];
  return distinct.filter((code) => !distinct.some((other) => other !== code && covers(other, code)));
};

/** The areas that these grants are for, none of them twice. */
export const areasOf = (grants: readonly RoleGrant[]): readonly AreaSource[] =>
  outermost(grants.map(({ areaCode }) => areaCode)).flatMap(sourcesIn);
