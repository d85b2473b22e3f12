import { LotId } from '@huzhou/shared/parking/lot';
import type { LotOffer } from '@huzhou/shared/parking/view';
import * as z from 'zod/mini';

/** Where an offer stands: what can be had first, then by what was asked for, then by distance, then by id. */
const Place = z.tuple([z.int(), z.int(), z.int(), LotId]);
type Place = z.infer<typeof Place>;

export const placeOf = ({ lot, refusal, meters, price }: LotOffer, sort: 'distance' | 'price'): Place => [
  refusal === undefined ? 0 : 1,
  sort === 'price' ? price.cents : 0,
  meters,
  lot.lotId,
];

/** Below zero when `one` comes before `other`. */
export const comparePlaces = (one: Place, other: Place): number =>
  one[0] - other[0] || one[1] - other[1] || one[2] - other[2] || (one[3] < other[3] ? -1 : one[3] > other[3] ? 1 : 0);

export const afterPlace = (place: Place, last: Place): boolean => comparePlaces(place, last) > 0;

export const encodePlace = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');

/** Undefined when it is no cursor of a search. */
export const decodePlace = (cursor: string): Place | undefined => {
  try {
    return Place.safeParse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
};
