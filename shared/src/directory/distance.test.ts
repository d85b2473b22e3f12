import { expect, it } from 'vitest';
import { metersBetween } from './distance.ts';

const square = { longitude: 120.0863, latitude: 30.8943 };

it.each([
  ['a degree north is 111.195 km everywhere', { ...square, latitude: 31.8943 }, 111_195],
  ['a degree east is shorter here', { ...square, longitude: 121.0863 }, 95_414],
  ['a step of 0.0009 degrees north is 100 m', { ...square, latitude: 30.8952 }, 100.1],
])('%s', (_, other, meters) => {
  expect(metersBetween(square, other)).toBeCloseTo(meters, meters > 1000 ? -1 : 1);
  expect(metersBetween(other, square)).toBeCloseTo(metersBetween(square, other), 9);
});

it('is nothing from a point to itself', () => {
  expect(metersBetween(square, { ...square })).toBe(0);
});
