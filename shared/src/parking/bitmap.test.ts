import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitmapOf, isAnyClaimed, isClaimedIn, noClaims } from './bitmap.ts';

it('writes midnight into the first bit and the last quarter into the last', () => {
  expect(bitmapOf((quarter) => quarter === 0)).toBe(`8${'0'.repeat(23)}`);
  expect(bitmapOf((quarter) => quarter === 95)).toBe(`${'0'.repeat(23)}1`);
  expect(bitmapOf(() => false)).toBe(noClaims);
});

it('reads back what was written', () => {
  fc.assert(
    fc.property(fc.array(fc.boolean(), { minLength: 96, maxLength: 96 }), fc.nat(96), fc.nat(96), (claimed, a, b) => {
      const bitmap = bitmapOf((quarter) => claimed[quarter] === true);
      expect(claimed.map((_one, quarter) => isClaimedIn(bitmap, quarter))).toEqual(claimed);
      const [from, to] = [Math.min(a, b), Math.max(a, b)];
      expect(isAnyClaimed(bitmap, from, to)).toBe(claimed.slice(from, to).some(Boolean));
    }),
    { numRuns: 50 },
  );
});
