import pointInPolygon from 'point-in-polygon-hao';
import * as z from 'zod/mini';
import type { FieldError } from '../kernel/failure.ts';
import { err, ok, type Result } from '../kernel/result.ts';
import { districtOf, districts, findArea } from './areas.ts';
import { outlines, type Ring } from './outlines.ts';

/** Degrees in GCJ-02, the system of WeChat's maps. WGS84 is converted where it enters. */
export const Point = z.object({
  longitude: z.number('请在地图上选择位置').check(z.gte(-180), z.lte(180)),
  latitude: z.number('请在地图上选择位置').check(z.gte(-90), z.lte(90)),
});
export type Point = z.infer<typeof Point>;

/** Where something is, as a citizen can say it: words, a point on the map, an area, or several of these. */
export const Place = z.object({
  address: z
    .string('请填写地点')
    .check(z.trim(), z.minLength(2, '请写明地点，例如「红旗路 12 号门口」'), z.maxLength(120)),
  areaCode: z.optional(z.string().check(z.regex(/^3305\d{2}(\d{3})?$/, '请选择湖州市内的区县或乡镇街道'))),
  point: z.optional(Point),
});
export type Place = z.infer<typeof Place>;

/** A place that has been laid onto the area tree: always a district, a town where it can be told. */
export interface LocatedPlace extends Place {
  readonly districtCode: string;
  readonly townCode?: string;
}

/**
 * Outlines are simplified to about 150 m and it is not certain in which coordinate system their source is
 * (GCJ-02 and WGS84 lie 520 m apart here), so a point this close outside still counts as inside.
 */
const borderMarginDegrees = 0.008;

const distanceToRing = (point: Point, ring: Ring): number =>
  Math.min(...ring.map(([x, y]) => Math.hypot(point.longitude - x, point.latitude - y)));

/** The district that a point (GCJ-02) lies in; undefined outside Huzhou. */
export const districtAt = (point: Point): string | undefined => {
  const position: [number, number] = [point.longitude, point.latitude];
  const containing = outlines.find(({ ring }) => pointInPolygon(position, [ring as [number, number][]]) !== false);
  if (containing !== undefined) return containing.code;
  const [nearest] = outlines
    .map(({ code, ring }) => ({ code, distance: distanceToRing(point, ring) }))
    .sort((one, other) => one.distance - other.distance);
  return nearest !== undefined && nearest.distance <= borderMarginDegrees ? nearest.code : undefined;
};

/** The one town of the district that an address names in words; undefined when none or several are named. */
export const townNamedIn = (address: string, districtCode: string): string | undefined => {
  const towns = districts.find((district) => district.code === districtCode)?.towns ?? [];
  const named = towns.filter((town) => address.includes(town.name));
  return named.length === 1 ? named[0]?.code : undefined;
};

/** The district that an address names in words. */
export const districtNamedIn = (address: string): string | undefined => {
  const named = districts.filter((district) => address.includes(district.name));
  return named.length === 1 ? named[0]?.code : undefined;
};

/**
 * Lays a place onto the area tree. What the citizen picked counts first, then the point, then the words.
 * Fails with a field error when the place is outside Huzhou, or when nothing tells the district.
 */
export const locate = (place: Place): Result<LocatedPlace, FieldError> => {
  const { areaCode, point, address } = place;
  const atPoint = point === undefined ? undefined : districtAt(point);
  if (point !== undefined && atPoint === undefined)
    return err({ field: 'place.point', message: '这个位置不在湖州市内，请重新选择' });
  if (areaCode !== undefined && findArea(areaCode) === undefined)
    return err({ field: 'place.areaCode', message: '没有这个区县或乡镇街道，请重新选择' });
  const picked = areaCode === undefined ? undefined : districtOf(areaCode);
  const districtCode = picked ?? atPoint ?? districtNamedIn(address);
  if (districtCode === undefined)
    return err({ field: 'place.areaCode', message: '请选择所在区县，或在地图上选择位置' });
  const townCode = areaCode !== undefined && areaCode.length === 9 ? areaCode : townNamedIn(address, districtCode);
  return ok(townCode === undefined ? { ...place, districtCode } : { ...place, districtCode, townCode });
};
