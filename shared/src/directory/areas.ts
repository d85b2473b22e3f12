import { areasData } from './areas.data.ts';

/** A node of the area tree: the city, a district or county, a town or street. */
export interface Area {
  readonly code: string;
  readonly name: string;
  readonly parentCode?: string;
}

export const cityCode = '330500';
export const cityName = '湖州市';

/** Districts with their towns, in the order of their codes: what an area picker shows. */
export const districts: readonly (Area & { readonly towns: readonly Area[] })[] = areasData.map((district) => ({
  code: district.code,
  name: district.name,
  parentCode: cityCode,
  towns: district.towns.map((town) => ({ ...town, parentCode: district.code })),
}));

const areasByCode: ReadonlyMap<string, Area> = new Map(
  [{ code: cityCode, name: cityName } as Area, ...districts, ...districts.flatMap((district) => district.towns)].map(
    ({ code, name, parentCode }) => [code, parentCode === undefined ? { code, name } : { code, name, parentCode }],
  ),
);

export const findArea = (code: string): Area | undefined => areasByCode.get(code);

export const areaName = (code: string): string => findArea(code)?.name ?? code;

/** The area and everything above it, from the area up to the city; empty for a code that is not Huzhou's. */
export const lineage = (code: string): readonly string[] => {
  const area = findArea(code);
  if (area === undefined) return [];
  return [area.code, ...(area.parentCode === undefined ? [] : lineage(area.parentCode))];
};

/** Whether `code` is `ancestorCode` or lies below it. */
export const isWithin = (code: string, ancestorCode: string): boolean => lineage(code).includes(ancestorCode);

/** The district that an area is or lies in; undefined for the city itself and for unknown codes. */
export const districtOf = (code: string): string | undefined =>
  lineage(code).find((candidate) => findArea(candidate)?.parentCode === cityCode);
