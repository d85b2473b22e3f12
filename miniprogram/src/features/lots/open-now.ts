import { instantOf } from '@huzhou/shared/kernel/time';
import type { Lot } from '@huzhou/shared/parking/lot';
import { openQuarters } from '@huzhou/shared/parking/opening';
import { timeOfQuarter } from '@huzhou/shared/parking/sharing';
import { dayOf, indexInDay, slotAt, slotsPerDay } from '@huzhou/shared/parking/slots';

export interface OpenNow {
  readonly open: boolean;
  /** When that changes, within the next days: the time of day, and how many days from today. */
  readonly changes?: { readonly time: string; readonly days: number };
}

const lookAheadDays = 4;

/** Whether a lot is shared at this moment, and until or from when. `now` in epoch milliseconds. */
export const openNow = ({ sharing }: Pick<Lot, 'sharing'>, now: number): OpenNow => {
  const slot = slotAt(instantOf(now));
  const first = slot - indexInDay(slot);
  const days = Array.from(
    { length: lookAheadDays },
    (_, day) => openQuarters(sharing, dayOf(first + day * slotsPerDay)).open,
  );
  const quarters = days.flat();
  const index = indexInDay(slot);
  const open = quarters[index] === true;
  const change = quarters.findIndex((isOpen, at) => at > index && isOpen !== open);
  if (change === -1) return { open };
  return { open, changes: { time: timeOfQuarter(change % slotsPerDay), days: Math.floor(change / slotsPerDay) } };
};
