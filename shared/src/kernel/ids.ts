/** Where random bytes come from: node's crypto in the functions, a fixed sequence in tests. */
export type RandomBytes = (length: number) => Uint8Array;

// Crockford's Base32 has no I, L, O, U: an id can be read out over the phone and typed back.
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `length` characters of Crockford Base32, 5 random bits each. */
export const randomCode = (randomBytes: RandomBytes, length: number): string =>
  Array.from(randomBytes(length), (byte) => alphabet[byte & 31]).join('');
