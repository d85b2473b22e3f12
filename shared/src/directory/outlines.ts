import { outlinesData } from './outlines.data.ts';

export type Ring = readonly (readonly [longitude: number, latitude: number])[];

/** A district's border: a closed ring. */
export interface Outline {
  readonly code: string;
  readonly ring: Ring;
}

const stepsPerDegree = 10_000;

const ringOf = (steps: string): Ring => {
  const numbers = steps.split(',').map(Number);
  const corners: (readonly [number, number])[] = [];
  let [x, y] = [0, 0];
  for (let index = 0; index + 1 < numbers.length; index += 2) {
    x += numbers[index] ?? 0;
    y += numbers[index + 1] ?? 0;
    corners.push([x / stepsPerDegree, y / stepsPerDegree]);
  }
  return [...corners, ...corners.slice(0, 1)];
};

/** The five districts, as their steps from corner to corner describe them. */
export const outlines: readonly Outline[] = outlinesData.map(({ code, steps }) => ({ code, ring: ringOf(steps) }));
