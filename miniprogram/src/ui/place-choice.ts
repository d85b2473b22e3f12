import { areaName, districtOf, districts } from '@huzhou/shared/directory/areas';
import { districtAt, districtNamedIn, type Point, townNamedIn } from '@huzhou/shared/directory/place';

/** The part of a draft that says where. */
export interface PlaceChoice {
  readonly address: string;
  readonly areaCode?: string | undefined;
  readonly point?: Point | undefined;
}

/** A point has been set: an area picked before stays only if the point lies in its district. */
export const withPoint = ({ areaCode }: PlaceChoice, point: Point): Pick<PlaceChoice, 'point' | 'areaCode'> => {
  const fits = areaCode !== undefined && districtOf(areaCode) === districtAt(point);
  return { point, areaCode: fits ? areaCode : undefined };
};

/** An area has been picked: a point in another district would contradict it. */
export const withArea = ({ point }: PlaceChoice, areaCode: string): Pick<PlaceChoice, 'point' | 'areaCode'> => {
  const fits = point !== undefined && districtOf(areaCode) === districtAt(point);
  return { areaCode, point: fits ? point : undefined };
};

/**
 * An address as a map gives it, without what every address here begins with: a list has room for one line, and
 * 「浙江省湖州市吴兴区红旗路 12 号」 would lose the house in it.
 */
export const withoutCity = (address: string): string => {
  const local = address.replace(/^(浙江省)?湖州市/, '');
  const district = districts.find(({ name }) => local.startsWith(name));
  const short = (district === undefined ? local : local.slice(district.name.length)).trim();
  return short.length < 2 ? address : short;
};

/** 「吴兴区月河街道」 */
export const fullAreaName = (code: string): string => {
  const district = districtOf(code);
  return district === undefined || district === code ? areaName(code) : `${areaName(district)}${areaName(code)}`;
};

/** The area that the place lies in as far as it can be told, and what tells it. */
export const knownArea = ({
  address,
  areaCode,
  point,
}: PlaceChoice): { readonly code: string; readonly by: 'choice' | 'point' | 'address' } | undefined => {
  if (areaCode !== undefined) return { code: areaCode, by: 'choice' };
  const atPoint = point === undefined ? undefined : districtAt(point);
  const district = atPoint ?? districtNamedIn(address);
  if (district === undefined) return undefined;
  const town = townNamedIn(address, district);
  if (town !== undefined) return { code: town, by: 'address' };
  return { code: district, by: atPoint === undefined ? 'address' : 'point' };
};
