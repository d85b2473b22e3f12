import type { Instant } from '@huzhou/shared/kernel/time';
import { slotAt, slotStart } from '@huzhou/shared/parking/slots';
import { dateWords, dayNumberOf, lengthWords, timeWords } from './span.ts';

export interface Extension {
  readonly to: Instant;
  /** 「20:00」, with its day where it is not the one on which the booking ends. */
  readonly words: string;
  /** 「30 分钟」 */
  readonly more: string;
}

/** How much longer people stay, in quarters of an hour. */
const steps = [1, 2, 4, 8, 16, 32] as const;

/** The day on which the longer time ends, where it is another one; what ends at midnight belongs to the day that ends. */
const laterDay = (slot: number, end: number): string => {
  const days = dayNumberOf(slot - 1) - dayNumberOf(end - 1);
  if (days === 0) return '';
  return days === 1 ? '次日 ' : `${dateWords(dayNumberOf(slot - 1))} `;
};

/** Until when a booking may be extended: the usual steps, and as long as it goes. */
export const extensionsOf = (to: Instant, extendableTo: Instant): readonly Extension[] => {
  const [end, last] = [slotAt(to), slotAt(extendableTo)];
  const most = last - end;
  const lengths = [...steps.filter((step) => step < most), ...(most > 0 ? [most] : [])];
  return lengths.map((length) => {
    const slot = end + length;
    return {
      to: slotStart(slot),
      words: `${laterDay(slot, end)}${timeWords(slot, true)}`,
      more: lengthWords(length),
    };
  });
};
