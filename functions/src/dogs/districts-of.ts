import { cityCode, districtOf, districts } from '@huzhou/shared/directory/areas';
import type { Role } from '@huzhou/shared/directory/role';
import type { Caller } from '@huzhou/shared/identity/caller';

/** The districts in which a caller holds one of the roles, or a part of which is theirs, in the order of their codes. */
export const districtsOf = ({ staff }: Caller, roles: readonly Role[]): readonly string[] => {
  const areas = staff?.grants.filter(({ role }) => roles.includes(role)).map(({ areaCode }) => areaCode) ?? [];
  return districts
    .map(({ code }) => code)
    .filter((code) => areas.some((area) => area === cityCode || districtOf(area) === code));
};
