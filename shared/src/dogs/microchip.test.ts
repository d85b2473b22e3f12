import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readMicrochip } from './microchip.ts';

const numberOf = (typed: string): string | undefined => {
  const read = readMicrochip(typed);
  return read.ok ? `${read.value.kind} ${read.value.number}` : undefined;
};

describe('a chip number', () => {
  it.each([
    ['156000000000001', 'iso 156000000000001'],
    ['156 0000 0000 0001', 'iso 156000000000001'],
    ['156-000-000-000-001', 'iso 156000000000001'],
    ['156\u3000000000000\u2013001', 'iso 156000000000001'],
    ['004274877906943', 'iso 004274877906943'],
    ['900000000000000', 'iso 900000000000000'],
    ['901274877906943', 'iso 901274877906943'],
    ['998000000000000', 'iso 998000000000000'],
    ['123456789', 'legacy 123456789'],
    ['0123456789', 'legacy 0123456789'],
  ])('%s is %s', (typed, expected) => {
    expect(numberOf(typed)).toBe(expected);
  });

  it.each([
    ['999 is for tests', '999000000000001'],
    ['above 38 bits', '156274877906944'],
    ['no country and no maker', '123000000000001'],
    ['a prefix of zeros', '000000000000001'],
    ['too short', '15600000000000'],
    ['too long', '1560000000000001'],
    ['eleven digits', '12345678901'],
    ['eight digits', '12345678'],
    ['letters', '15600000000000A'],
    ['digits of another script', '１５６０００００００００００１'],
    ['nothing', ''],
    ['separators alone', ' - '],
  ])('is not what has %s', (_, typed) => {
    expect(numberOf(typed)).toBeUndefined();
  });

  it('says what is wrong in words, at its field', () => {
    const read = readMicrochip('999000000000001');
    expect(read).toMatchObject({
      ok: false,
      failure: { errors: [{ field: 'chip', message: expect.stringContaining('测试') }] },
    });
  });

  it('is the same with whatever stands between its digits, and exactly the 38 bits fit', () => {
    const between = fc.constantFrom('', ' ', '-', '  ', '\u3000');
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 999_999_999_999 }),
        fc.array(between, { minLength: 14, maxLength: 14 }),
        (own, gaps) => {
          const digits = `156${String(own).padStart(12, '0')}`;
          const typed = [...digits].map((digit, index) => `${digit}${gaps[index] ?? ''}`).join('');
          expect(numberOf(typed)).toBe(own <= 2 ** 38 - 1 ? `iso ${digits}` : undefined);
        },
      ),
      { numRuns: 300 },
    );
  });
});
