import gcoord from 'gcoord';
import * as z from 'zod/mini';
import { Point } from './place.ts';

/**
 * Systems in which the outside says where something is. WeChat's maps, and so everything inside, are in GCJ-02; GPS
 * and the open interfaces are in WGS84, 520 m away here. A position is worth nothing without its system.
 */
export const CoordinateSystem = z.enum(['WGS84', 'GCJ-02'], '请说明坐标系：WGS84 或 GCJ-02');
export type CoordinateSystem = z.infer<typeof CoordinateSystem>;

/** A point with the system that it is in. */
export const OutsidePoint = z.strictObject({ ...Point.shape, system: CoordinateSystem });
export type OutsidePoint = z.infer<typeof OutsidePoint>;

// Seven decimals are a centimetre; what a conversion adds beyond that is noise.
const rounded = (degrees: number): number => Math.round(degrees * 1e7) / 1e7;

const pointOf = ([longitude, latitude]: readonly number[]): Point => ({
  longitude: rounded(longitude ?? Number.NaN),
  latitude: rounded(latitude ?? Number.NaN),
});

export const gcjFromWgs = ({ longitude, latitude }: Point): Point =>
  pointOf(gcoord.transform([longitude, latitude], gcoord.WGS84, gcoord.GCJ02));

export const wgsFromGcj = ({ longitude, latitude }: Point): Point =>
  pointOf(gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84));

/** The point as it is kept: in GCJ-02. */
export const insidePoint = ({ system, longitude, latitude }: OutsidePoint): Point =>
  system === 'WGS84' ? gcjFromWgs({ longitude, latitude }) : { longitude, latitude };
