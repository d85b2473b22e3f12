import { expect, it } from 'vitest';
import { gcjFromWgs, insidePoint, wgsFromGcj } from './coordinates.ts';

// The government's square in Huzhou; the shift of GCJ-02 here, east and south-east by some 520 m, is well known.
const wgs = { longitude: 120.0868, latitude: 30.8941 };

const metresBetween = (one: typeof wgs, other: typeof wgs): number =>
  Math.hypot((one.longitude - other.longitude) * 95_600, (one.latitude - other.latitude) * 110_900);

it('moves a GPS position by some 500 metres', () => {
  const metres = metresBetween(wgs, gcjFromWgs(wgs));
  expect(metres).toBeGreaterThan(450);
  expect(metres).toBeLessThan(600);
});

it('comes back within a decimetre', () => {
  expect(metresBetween(wgs, wgsFromGcj(gcjFromWgs(wgs)))).toBeLessThan(0.1);
});

it('leaves GCJ-02 as it is and converts WGS84', () => {
  expect(insidePoint({ ...wgs, system: 'GCJ-02' })).toEqual(wgs);
  expect(insidePoint({ ...wgs, system: 'WGS84' })).toEqual(gcjFromWgs(wgs));
});
