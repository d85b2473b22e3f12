import fc from 'fast-check';
import { expect, it } from 'vitest';
import { fingerprint } from './fingerprint.ts';

const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, member]) => [name, reversed(member)]),
  );
};

it('does not depend on the order of members', () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => fingerprint(reversed(value)) === fingerprint(value)));
});

it('differs for different content', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      fc.pre(isSame || typeof one !== 'object' || typeof other !== 'object');
      expect(fingerprint(one) === fingerprint(other)).toBe(isSame);
    }),
  );
});

it.each([
  [
    [1, 2],
    [2, 1],
  ],
  [{ a: 1 }, { a: '1' }],
  [{ a: null }, {}],
  [{ a: { b: 1 } }, { a: { b: 2 } }],
  [undefined, null],
])('tells %j from %j', (one, other) => {
  expect(fingerprint(one)).not.toBe(fingerprint(other));
});

it('takes a member that is undefined as absent', () => {
  expect(fingerprint({ a: 1, b: undefined })).toBe(fingerprint({ a: 1 }));
});
