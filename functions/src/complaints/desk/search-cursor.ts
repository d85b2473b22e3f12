import { startOfDay } from '@huzhou/shared/complaints/case-filter';
import { ComplaintId } from '@huzhou/shared/complaints/complaint';
import { chinaDay, Instant, plusMilliseconds } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';

/**
 * Where a search goes on: everything that sorts before `before`, which is the sort key of the last row shown, or the
 * beginning of the last day that was looked through. It is good for every district, since all sort alike.
 */
export interface SearchPosition {
  readonly before: string;
  /** The day that is still to be looked through, in part or whole. */
  readonly day: string;
}

const Row = z.tuple([Instant, ComplaintId]);
const Moment = z.tuple([Instant]);

/** The position after a row, or before a day's beginning. */
export const positionAt = (before: string): SearchPosition => {
  const [instant = '', id] = before.split('#');
  return { before, day: chinaDay(id === undefined ? plusMilliseconds(instant, -1) : instant) };
};

export const beforeDay = (day: string): SearchPosition => positionAt(startOfDay(day));

/** Opaque to clients; it grants nothing, for each page is read with the caller's rights. */
export const encodePosition = ({ before }: SearchPosition): string =>
  Buffer.from(`search#${before}`).toString('base64url');

/** Undefined when it is no cursor of a search. */
export const decodePosition = (cursor: string): SearchPosition | undefined => {
  const [of, ...parts] = Buffer.from(cursor, 'base64url').toString('utf8').split('#');
  if (of !== 'search' || !(Row.safeParse(parts).success || Moment.safeParse(parts).success)) return undefined;
  return positionAt(parts.join('#'));
};
