import { type Area, areaName, cityCode, districtOf, districts, isWithin } from '@huzhou/shared/directory/areas';
import type { StaffSide } from '../../api/session.ts';
import { fullAreaName } from '../../ui/place-choice.ts';

/** The areas that these roles are held for, none of them within another. */
export const ownAreas = ({ grants }: StaffSide, roles?: readonly string[]): readonly string[] => {
  const codes = [
    ...new Set(
      grants.filter(({ role }) => roles === undefined || roles.includes(role)).map(({ areaCode }) => areaCode),
    ),
  ];
  return codes.filter((code) => !codes.some((other) => other !== code && isWithin(code, other)));
};

export interface AreaLevel {
  readonly level: 'city' | 'district' | 'town';
  readonly areas: readonly Area[];
}

const named = (code: string): Area => ({ code, name: areaName(code) });

const isIn =
  (own: readonly string[]) =>
  ({ code }: { readonly code: string }) =>
    own.some((each) => isWithin(code, each));

/** What may be chosen from at each level: the city, its districts, and the towns of the district that is chosen. */
export const areaLevels = (own: readonly string[], chosen: string | undefined): readonly AreaLevel[] => {
  const city = own.includes(cityCode) ? [named(cityCode)] : [];
  const ofDistrict = districts.filter(isIn(own)).map(({ code }) => named(code));
  const only = ofDistrict.length === 1 ? ofDistrict[0]?.code : undefined;
  const district = (chosen === undefined ? undefined : districtOf(chosen)) ?? only;
  const towns = districts
    // Who holds single towns alone has them all offered: there is no district to choose first.
    .filter(({ code }) => code === district || (ofDistrict.length === 0 && city.length === 0))
    .flatMap((each) => each.towns)
    .filter(isIn(own))
    .map(({ code }) => named(code));
  const levels: readonly AreaLevel[] = [
    { level: 'city', areas: city },
    { level: 'district', areas: ofDistrict },
    { level: 'town', areas: towns },
  ];
  return levels.filter(({ areas }) => areas.length > 0);
};

/** 「吴兴区月河街道」, 「湖州市」; several at once are named side by side. */
export const scopeName = (own: readonly string[], chosen: string | undefined): string =>
  chosen === undefined ? own.map(areaName).join('、') : fullAreaName(chosen);
