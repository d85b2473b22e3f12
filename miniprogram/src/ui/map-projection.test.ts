import { outlines } from '@huzhou/shared/directory/outlines';
import { expect, test } from 'vitest';
import { centreOf, outlineImage, project, scaleBar, unproject, viewOf } from './map-projection.ts';

const rings = outlines.map(({ ring }) => ring);
const city = viewOf(rings);

test('the whole city is in sight', () => {
  for (const [longitude, latitude] of rings.flat()) {
    const { x, y } = project(city, { longitude, latitude });
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(1);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(1);
  }
});

test('north is up and east is right', () => {
  const middle = project(city, city.centre);
  expect(middle).toEqual({ x: 0.5, y: 0.5 });
  expect(project(city, { ...city.centre, latitude: city.centre.latitude + 0.1 }).y).toBeLessThan(0.5);
  expect(project(city, { ...city.centre, longitude: city.centre.longitude + 0.1 }).x).toBeGreaterThan(0.5);
});

test('a tap comes back to the place that was drawn there, to about a metre', () => {
  const place = { longitude: 120.08681, latitude: 30.89441 };
  const { x, y } = project(city, place);
  const back = unproject(city, x, y);
  expect(Math.abs(back.longitude - place.longitude)).toBeLessThan(0.00002);
  expect(Math.abs(back.latitude - place.latitude)).toBeLessThan(0.00002);
});

test('the centre of a square is its middle, whichever way it is drawn', () => {
  const square = [
    [120, 30],
    [121, 30],
    [121, 31],
    [120, 31],
  ] as const;
  expect(centreOf(square)).toEqual({ longitude: 120.5, latitude: 30.5 });
  expect(centreOf([...square].reverse())).toEqual({ longitude: 120.5, latitude: 30.5 });
});

test('the scale bar is round and fits', () => {
  expect(scaleBar(city).kilometres).toBe(20);
  const near = scaleBar({ ...city, spanLatitude: 0.01 });
  expect(near.kilometres).toBe(0.2);
  expect(near.share).toBeLessThanOrEqual(0.2);
});

test('the outline is an image that needs no network', () => {
  const image = outlineImage(city, rings, 'borders');
  expect(image.startsWith('url("data:image/svg+xml,%3Csvg')).toBe(true);
  expect(image).not.toMatch(/[<>#]/);
});
