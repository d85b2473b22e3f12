import { cityCode, districtOf, districts } from '@huzhou/shared/directory/areas';
import { teamRoles } from '@huzhou/shared/directory/role';
import { covers, deskIdOf } from '@huzhou/shared/directory/unit';
import type { StaffMember } from '@huzhou/shared/identity/caller';

/** The districts that lie within an area, or the one that the area lies in. */
const districtsOf = (areaCode: string): readonly string[] => {
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
      if (teamRoles.includes(role)) return unitId === undefined ? [] : [unitId];
      return role === 'dispatcher' ? [areaCode, ...districtsOf(areaCode)].map(deskIdOf) : [];
    }),
  ),
];

export interface AreaSource {
  readonly districtCode: string;
  readonly townCode?: string;
}

/** The areas whose open cases this person may see, none of them twice: districts as a whole, or single towns. */
export const areasOf = ({ grants }: StaffMember): readonly AreaSource[] => {
  const areaCodes = [...new Set(grants.map(({ areaCode }) => areaCode))];
  const outermost = areaCodes.filter((code) => !areaCodes.some((other) => other !== code && covers(other, code)));
  return outermost.flatMap((areaCode) =>
    districtsOf(areaCode).map((districtCode) =>
      areaCode === cityCode || areaCode === districtCode ? { districtCode } : { districtCode, townCode: areaCode },
    ),
  );
};
