import { epochMilliseconds, type Instant, instantOf } from '../kernel/time.ts';

/** Parking is sold by the quarter of an hour. Slots are counted through: slot 0 began at midnight in China, 1 January 1970. */
export const slotMinutes = 15;
export const slotsPerDay = 96;
const slotMilliseconds = slotMinutes * 60_000;
const chinaOffsetMilliseconds = 8 * 3_600_000;

/** The slot that an instant lies in. */
export const slotAt = (instant: Instant): number =>
  Math.floor((epochMilliseconds(instant) + chinaOffsetMilliseconds) / slotMilliseconds);

/** When a slot begins. */
export const slotStart = (slot: number): Instant => instantOf(slot * slotMilliseconds - chinaOffsetMilliseconds);

/** Whether a slot begins at exactly this instant. */
export const isSlotStart = (instant: Instant): boolean => slotStart(slotAt(instant)) === instant;

/** A run of slots: `from` is in it, `to` is not. */
export interface SlotRange {
  readonly from: number;
  readonly to: number;
}

export const rangeOf = (from: Instant, to: Instant): SlotRange => ({ from: slotAt(from), to: slotAt(to) });

export const overlap = (one: SlotRange, other: SlotRange): boolean => one.from < other.to && other.from < one.to;

/** The China day that a slot lies in, `20261123`, and its place in it, 0 to 95. */
export const dayOf = (slot: number): string => {
  const day = Math.floor(slot / slotsPerDay);
  return new Date(day * 86_400_000).toISOString().slice(0, 10).replace(/-/g, '');
};

export const indexInDay = (slot: number): number => ((slot % slotsPerDay) + slotsPerDay) % slotsPerDay;

/** The first slot of a China day, `20261123`. */
export const firstSlotOf = (day: string): number =>
  (Date.parse(`${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}T00:00:00.000Z`) / 86_400_000) * slotsPerDay;

/** The part of a range in each day that it touches, in order: a night is two days. */
export const byDay = ({ from, to }: SlotRange): readonly (SlotRange & { readonly day: string })[] => {
  const parts: (SlotRange & { day: string })[] = [];
  for (let start = from; start < to; ) {
    const end = Math.min(to, (Math.floor(start / slotsPerDay) + 1) * slotsPerDay);
    parts.push({ day: dayOf(start), from: start, to: end });
    start = end;
  }
  return parts;
};
