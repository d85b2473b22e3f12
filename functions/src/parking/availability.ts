import { isAnyClaimed } from '@huzhou/shared/parking/bitmap';
import type { LotId, Spot } from '@huzhou/shared/parking/lot';
import { byDay, indexInDay, type SlotRange } from '@huzhou/shared/parking/slots';

/** What is claimed of a lot's spots on one day, by spot, as bitmaps. A spot that is missing is free. */
export type ClaimedDay = ReadonlyMap<string, string>;

/**
 * What is claimed, as the stream has told so far: a second behind, and a hold that ran out counts until it is swept.
 * Good for showing; whether a spot can be had is decided by the claim.
 */
export interface Availability {
  /** All lots from one China day to another, in one query. */
  readonly city: (firstDay: string, lastDay: string) => Promise<(day: string, lotId: LotId) => ClaimedDay>;
  readonly lotDay: (day: string, lotId: LotId) => Promise<ClaimedDay>;
}

/** Spots that one can book, of those that the lot has. */
export const bookable = (spots: readonly Spot[], { charger }: { readonly charger: boolean }): readonly Spot[] =>
  spots.filter((spot) => spot.retired !== true && (!charger || spot.charger));

/** How many of the spots are free for the whole time. */
export const freeSpots = (spots: readonly Spot[], range: SlotRange, claimedOn: (day: string) => ClaimedDay): number => {
  const parts = byDay(range).map(({ day, from, to }) => {
    const start = indexInDay(from);
    return { claimed: claimedOn(day), start, end: start + to - from };
  });
  return spots.filter(({ spotId }) =>
    parts.every(({ claimed, start, end }) => {
      const bitmap = claimed.get(spotId);
      return bitmap === undefined || !isAnyClaimed(bitmap, start, end);
    }),
  ).length;
};
