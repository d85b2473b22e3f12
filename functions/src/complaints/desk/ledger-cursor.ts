import { Colour as ColourSchema } from '@huzhou/shared/complaints/complaint';
import { type Colour, colours } from '@huzhou/shared/complaints/policy';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';

/** Where a case stands in the order of the ledger: gravest first, then the longest on it. */
export interface LedgerPlace {
  readonly colour: Colour;
  readonly since: Instant;
  readonly complaintId: string;
}

const textOf = ({ since, complaintId }: LedgerPlace): string => `${since}#${complaintId}`;

/** Below zero when `one` comes before `other`. */
export const byPlace = (one: LedgerPlace, other: LedgerPlace): number =>
  colours.indexOf(other.colour) - colours.indexOf(one.colour) || (textOf(one) < textOf(other) ? -1 : 1);

const Parts = z.tuple([z.literal('ledger'), ColourSchema, Instant, z.string()]);

export const encodePlace = (place: LedgerPlace): string =>
  Buffer.from(`ledger#${place.colour}#${textOf(place)}`).toString('base64url');

/** Undefined when it is no cursor of the ledger. */
export const decodePlace = (cursor: string): LedgerPlace | undefined => {
  const parts = Parts.safeParse(Buffer.from(cursor, 'base64url').toString('utf8').split('#'));
  if (!parts.success) return undefined;
  const [, colour, since, complaintId] = parts.data;
  return { colour, since, complaintId };
};
