import { epochMilliseconds } from '@huzhou/shared/kernel/time';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import type { BookingView } from '@huzhou/shared/parking/view';
import { yuanWords } from '@huzhou/shared/parking/words';
import { clockWords, durationWords, leftWords, momentWords } from '../../i18n/time.ts';
import { bookingTexts as texts } from './texts.ts';

type Shown = Pick<
  BookingView,
  | 'state'
  | 'from'
  | 'to'
  | 'origin'
  | 'heldUntil'
  | 'arrivedAt'
  | 'leftAt'
  | 'endedAt'
  | 'endReason'
  | 'overstay'
  | 'movedTo'
>;

/** A booking at this moment: the one time that matters, and what to do about it. */
export interface BookingFace {
  /** The large words; absent once nothing is to be waited for. */
  readonly hero?: string;
  /** How much of the time is left, 0 to 1; absent where nothing runs out yet. */
  readonly share?: number;
  readonly sentence: string;
  /** The time is over and its driver is late. */
  readonly late: boolean;
}

const minute = 60_000;

/** 「4:32」 */
const stopwatch = (milliseconds: number): string => {
  const seconds = Math.max(0, Math.ceil(milliseconds / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
};

const clamp = (share: number): number => Math.min(1, Math.max(0, share));

/** The moment by the clock, with its day where it is not today. */
const whenWords = (at: number, now: number): string => momentWords(at, now).replace(/^今天 /, '');

/** The same of an end: midnight is the 「24:00」 of the day that ends. */
const endWords = (at: number, now: number): string =>
  clockWords(at) === '00:00' ? whenWords(at - minute, now).replace('23:59', '24:00') : whenWords(at, now);

const heldFace = ({ origin, heldUntil, to }: Shown, now: number): BookingFace => {
  const until = epochMilliseconds(heldUntil ?? to);
  if (now >= until) return { sentence: texts.heldOver, late: false };
  const whole = 1_000 * (origin === 'offer' ? parkingPolicy.offerSeconds : parkingPolicy.holdSeconds);
  // The phone's clock may be a second behind: nobody has more than all of it.
  const left = Math.min(until - now, whole);
  return {
    hero: stopwatch(left),
    share: clamp(left / whole),
    sentence: origin === 'offer' ? texts.offer : texts.held,
    late: false,
  };
};

/** When a spot to which nobody has come is freed. */
export const missedAt = ({ from, to }: Pick<Shown, 'from' | 'to'>): number =>
  Math.min(epochMilliseconds(from) + parkingPolicy.noShowAfterSeconds * 1_000, epochMilliseconds(to));

/** From when on one may come. */
export const comeFrom = ({ from }: Pick<Shown, 'from'>): number =>
  epochMilliseconds(from) - parkingPolicy.earlySeconds * 1_000;

const confirmedFace = (booking: Shown, now: number): BookingFace => {
  const [from, until] = [epochMilliseconds(booking.from), missedAt(booking)];
  if (now >= until) return { sentence: texts.tooLate, late: true };
  if (now >= from)
    return {
      hero: leftWords(until, now),
      share: clamp((until - now) / (until - from)),
      sentence: texts.arriveBy(endWords(until, now)),
      late: false,
    };
  const early = comeFrom(booking);
  return {
    hero: texts.later(durationWords(from - now)),
    sentence: now < early ? texts.early(whenWords(early, now)) : texts.arriveBy(endWords(until, now)),
    late: false,
  };
};

const arrivedFace = ({ from, to }: Shown, now: number): BookingFace => {
  const [start, end] = [epochMilliseconds(from), epochMilliseconds(to)];
  const grace = end + parkingPolicy.overstayGraceMinutes * minute;
  if (now < end)
    return {
      hero: leftWords(end, now),
      share: clamp((end - now) / (end - start)),
      sentence: texts.leaveBy(endWords(end, now)),
      late: false,
    };
  return {
    hero: leftWords(end, now),
    sentence: now <= grace ? texts.grace(clockWords(grace)) : texts.over,
    late: true,
  };
};

const endings: Readonly<Record<NonNullable<Shown['endReason']>, string>> = {
  driver: texts.ended.cancelled,
  closure: texts.ended.closure,
  occupied: texts.ended.occupied,
  operator: texts.ended.operator,
};

const movedWords = (reason: Shown['endReason']): string => {
  if (reason === 'closure') return texts.ended.movedByClosure;
  return reason === 'occupied' ? texts.ended.movedByOccupied : texts.ended.moved;
};

const leftSentence = ({ leftAt, to, overstay }: Shown, now: number): string => {
  const words = texts.ended.left(whenWords(epochMilliseconds(leftAt ?? to), now));
  return overstay === undefined
    ? words
    : `${words}，${texts.ended.overstay(overstay.minutes, yuanWords(overstay.cents))}`;
};

const over = (sentence: string): BookingFace => ({ sentence, late: false });

const faces: Readonly<Record<Shown['state'], (booking: Shown, now: number) => BookingFace>> = {
  held: heldFace,
  confirmed: confirmedFace,
  arrived: arrivedFace,
  left: (booking, now) => over(leftSentence(booking, now)),
  cancelled: ({ endReason = 'driver' }) => over(endings[endReason]),
  expired: () => over(texts.ended.expired),
  'no-show': () => over(texts.ended.noShow),
  moved: ({ endReason }) => over(movedWords(endReason)),
};

export const bookingFace = (booking: Shown, now: number): BookingFace => faces[booking.state](booking, now);

/** When the server's view of the booking changes by itself: then it is asked. Epoch milliseconds. */
export const nextChange = (booking: Shown): number | undefined => {
  if (booking.state === 'held' && booking.heldUntil !== undefined) return epochMilliseconds(booking.heldUntil);
  return booking.state === 'confirmed' ? missedAt(booking) : undefined;
};

/** One line for a row: what matters most, short. */
export const rowWords = (booking: Shown, now: number): string => {
  const { hero, sentence } = bookingFace(booking, now);
  if (booking.state === 'held' && booking.heldUntil !== undefined && hero !== undefined)
    return leftWords(epochMilliseconds(booking.heldUntil), now);
  return hero ?? sentence;
};
