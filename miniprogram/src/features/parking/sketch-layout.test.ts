import { expect, test } from 'vitest';
import { layoutLots } from './sketch-layout.ts';

const centre = { longitude: 120.1, latitude: 30.87 };
const lot = (lotId: string, east: number, north: number) => ({
  lotId,
  point: { longitude: centre.longitude + east / 95_500, latitude: centre.latitude + north / 111_320 },
});

test('north is up, east is right, what is far is left out', () => {
  const { lots } = layoutLots(centre, [
    lot('here', 0, 0),
    lot('north', 0, 300),
    lot('east', 300, 0),
    lot('far', 0, 9_000),
  ]);
  const at = Object.fromEntries(lots.map((each) => [each.lotId, each]));
  expect(at.here).toMatchObject({ x: 0.5, y: 0.5 });
  expect(at.north?.y).toBeLessThan(0.2);
  expect(at.east?.x).toBeGreaterThan(0.6);
  expect(at.far).toBeUndefined();
});

test('shows wider when little is near', () => {
  const close = layoutLots(centre, [lot('a', 100, 0)]);
  const wide = layoutLots(centre, [lot('a', 100, 0), lot('b', 2_000, 0)]);
  expect(close.rings.map(({ minutes }) => minutes)).toContain(5);
  expect(wide.lots).toHaveLength(2);
  expect(wide.lots[0]?.x).toBeLessThan(close.lots[0]?.x ?? 0);
});

test('of two in one place only the nearer is written on', () => {
  const { lots } = layoutLots(centre, [lot('first', 100, 0), lot('second', 110, 5)]);
  expect(lots.map(({ small }) => small)).toEqual([false, true]);
});
