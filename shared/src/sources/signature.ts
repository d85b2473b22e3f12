import type { Route } from '../contract/route.ts';
import { epochMilliseconds, type Instant, instantOf } from '../kernel/time.ts';

/**
 * How a call between a source and us is signed, in both directions: theirs to us, and ours that brings them results.
 * `docs/sources.md` says the same in words and shell.
 */
export const signatureScheme = {
  algorithm: 'HMAC-SHA256',
  headers: { key: 'x-source-key', timestamp: 'x-timestamp', signature: 'x-signature' },
  /** In our calls only, while a secret is changed over: the same text, signed with the one before. */
  previousHeaders: { key: 'x-source-key-previous', signature: 'x-signature-previous' },
  /** How far the clocks of the two sides may be apart; what is older is a replay. */
  skewSeconds: 300,
} as const;

export interface Signed {
  readonly method: string;
  /** As it is sent, percent-encoded; with `?` and the query where there is one. */
  readonly path: string;
  /** The header, letter by letter. */
  readonly timestamp: string;
  /** SHA-256 of the body's bytes, in lower-case hex; of no bytes where there is no body. */
  readonly bodySha256: string;
}

/** The text that is signed. */
export const signedText = ({ method, path, timestamp, bodySha256 }: Signed): string =>
  [method, path, timestamp, bodySha256].join('\n');

/** Percent-encoding of RFC 3986: all but letters, digits and `-._~`, as UTF-8. */
const encodePart = (part: string): string =>
  encodeURIComponent(part).replace(/[!'()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);

/** The path of a route with its parameters filled in, in the one spelling that is signed. */
export const signedPath = (
  route: Pick<Route, 'path'>,
  parameters: Readonly<Record<string, string | undefined>> = {},
): string => route.path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodePart(parameters[name] ?? ''));

/** When a call was signed: ISO 8601 with a zone, or seconds since 1970. Undefined when it is neither. */
export const instantOfTimestamp = (timestamp: string): Instant | undefined => {
  if (/^\d{10}$/.test(timestamp)) return instantOf(Number(timestamp) * 1000);
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)$/.test(timestamp)) return undefined;
  const milliseconds = epochMilliseconds(timestamp);
  return Number.isNaN(milliseconds) ? undefined : instantOf(milliseconds);
};
