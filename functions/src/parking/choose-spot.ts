import type { Instant } from '@huzhou/shared/kernel/time';
import type { Closure } from '@huzhou/shared/parking/closure';
import type { Spot, SpotId } from '@huzhou/shared/parking/lot';
import { byDay, indexInDay, overlap, type SlotRange, slotAt, slotStart } from '@huzhou/shared/parking/slots';
import type { OpenLot } from './catalogue.ts';
import type { SpotDay } from './ports.ts';
import { freeUpTo, slotsIn } from './slot-claims.ts';

/** The slots that a closure touches, be it in part. */
const closedRange = ({ from, to }: Closure): SlotRange => {
  const end = slotAt(to);
  return { from: slotAt(from), to: slotStart(end) === to ? end : end + 1 };
};

/** Whether the operator has closed a spot for a part of a time. */
export const isClosed = (closures: readonly Closure[], spotId: SpotId, range: SlotRange): boolean =>
  closures.some(
    (closure) =>
      closure.state !== 'lifted' &&
      overlap(closedRange(closure), range) &&
      (closure.spotIds === undefined || closure.spotIds.includes(spotId)),
  );

/** Which spots are free for a time, by what was read of the days that it touches. */
export const createIsFree = (days: readonly SpotDay[], now: Instant) => {
  const claims = new Map(days.map((each) => [`${each.spotId} ${each.day}`, each.claims]));
  const free = freeUpTo(now);
  return (spotId: SpotId, range: SlotRange): boolean =>
    byDay(range).every((part) => {
      const ofDay = claims.get(`${spotId} ${part.day}`);
      return ofDay === undefined || slotsIn(part).every((slot) => (ofDay[indexInDay(slot)] ?? 0) <= free);
    });
};

export interface Wanted {
  readonly charger: boolean;
  /** Begins the row of spots somewhere else for each booking, so that drivers do not all try the same one first. */
  readonly token: string;
}

/** Chargers are kept for those who charge, and marked places for those who need them, as long as there are others. */
const rank = (spot: Spot, charger: boolean): number => (spot.accessible ? 2 : 0) + (spot.charger && !charger ? 1 : 0);

const spread = (token: string): number => Number.parseInt(token.slice(-6), 36);

/** The spots of a lot that suit a wish, the best first: the same order for the same token. */
export const suitableSpots = ({ spots }: Pick<OpenLot, 'spots'>, { charger, token }: Wanted): readonly SpotId[] => {
  const suitable = spots.filter((spot) => spot.retired !== true && (spot.charger || !charger));
  const start = suitable.length === 0 ? 0 : spread(token) % suitable.length;
  return [...suitable.slice(start), ...suitable.slice(0, start)]
    .sort((one, other) => rank(one, charger) - rank(other, charger))
    .map(({ spotId }) => spotId);
};

/** For how long the slots of a spot are free from `start` on, up to `end`: the first slot that is not. */
export const freeUntil = (claims: readonly number[], { from, to }: SlotRange, now: Instant): number =>
  slotsIn({ from, to }).find((slot) => (claims[indexInDay(slot)] ?? 0) > freeUpTo(now)) ?? to;
