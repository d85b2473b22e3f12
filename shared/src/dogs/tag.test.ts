import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newTagCode, printedTagCode, readTagCode } from './tag.ts';

describe('a tag code', () => {
  const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index * 7 + 3);

  it('has at least eighty random bits and is read as it is printed', () => {
    const code = newTagCode(bytes);
    expect(code.length * 5).toBeGreaterThanOrEqual(80);
    expect(readTagCode(printedTagCode(code))).toBe(code);
    expect(readTagCode(printedTagCode(code).toLowerCase())).toBe(code);
  });

  it('takes the letters that people confuse', () => {
    expect(readTagCode('OIL00-00000-00000-00000')).toBe('01100000000000000000');
  });

  it('never fails on whatever is typed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 64 }), (typed) => {
        const code = readTagCode(typed);
        expect(code === undefined || /^[0-9A-HJKMNP-TV-Z]{20}$/.test(code)).toBe(true);
      }),
    );
  });
});
