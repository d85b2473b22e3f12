import * as z from 'zod/mini';
import { type RandomBytes, randomCode } from '../kernel/ids.ts';

const tagLength = 20;

/** The code on a dog's tag: 100 random bits, so that nobody finds a dog by trying; replaced when the tag is lost. */
export const newTagCode = (randomBytes: RandomBytes): string => randomCode(randomBytes, tagLength);

const tagPattern = new RegExp(`^[0-9A-HJKMNP-TV-Z]{${tagLength}}$`);

/**
 * A code as somebody typed or scanned it, in its one form: Crockford's alphabet takes o for 0, i and l for 1. Undefined
 * for what cannot be a code.
 */
export const readTagCode = (typed: string): string | undefined => {
  const code = typed.replace(/[\s-]/g, '').toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');
  return tagPattern.test(code) ? code : undefined;
};

/** As it is printed: groups of five. */
export const printedTagCode = (code: string): string => code.match(/.{1,5}/g)?.join('-') ?? code;

/** Whatever a finder gives as a code: what cannot be one gets the same answer as one that nobody has. */
export const TypedTagCode = z.string().check(z.maxLength(64));
