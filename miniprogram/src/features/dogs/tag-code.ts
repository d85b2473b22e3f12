import { readTagCode } from '@huzhou/shared/dogs/tag';

const decoded = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** A code, or an address with a code in it, as it is scanned or typed; undefined for what holds none. */
export const tagCodeIn = (text: string): string | undefined => {
  const named = /[?&](?:code|scene)=([^&#]+)/.exec(text)?.[1];
  return readTagCode(decoded(named ?? text));
};

/**
 * The tag that a page was opened for: `code` in our own addresses, `scene` where WeChat read its own code, `q` where it
 * read the address on a tag.
 */
export const tagCodeOf = ({ code, scene, q }: Readonly<Partial<Record<string, string>>>): string | undefined =>
  [code, scene, q].flatMap((part) => (part === undefined || part === '' ? [] : [tagCodeIn(decoded(part))]))[0];
