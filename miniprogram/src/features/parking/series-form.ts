import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { type SeriesDraft, seriesDays } from '@huzhou/shared/parking/series';
import { quarterOf, timeOfQuarter } from '@huzhou/shared/parking/sharing';
import { dayOf, firstSlotOf, indexInDay, slotAt, slotsPerDay } from '@huzhou/shared/parking/slots';
import * as z from 'zod/mini';
import type { Span } from './span.ts';
import { dayNumberOf, dayWords } from './span.ts';
import type { DayChoice } from './span-days.ts';
import { seriesTexts as texts } from './texts.ts';

/** What has been chosen for a series, as the device keeps it. Days `20261123`, times `18:30`. */
const SeriesForm = z.object({
  firstDay: z.string(),
  lastDay: z.string(),
  days: z.enum(seriesDays),
  from: z.string(),
  to: z.string(),
});
export type SeriesForm = z.infer<typeof SeriesForm>;

/** Four weeks: what one plans ahead. */
const usualDays = 28;

const dayAfter = (day: string, days: number): string => dayOf(firstSlotOf(day) + days * slotsPerDay);

/** The hours of the wish, where it is a night or less; on working days from today. */
export const firstForm = (span: Span, today: string): SeriesForm => {
  const [from, to] = [slotAt(span.from), slotAt(span.to)];
  const fits = to - from < slotsPerDay;
  return {
    firstDay: today,
    lastDay: dayAfter(today, usualDays - 1),
    days: 'working',
    from: fits ? timeOfQuarter(indexInDay(from)) : '18:30',
    to: fits ? timeOfQuarter(indexInDay(to)) : '07:30',
  };
};

/** What was kept, from today on. */
export const revivedForm = (kept: unknown, today: string): SeriesForm | undefined => {
  const read = z.safeParse(SeriesForm, kept);
  if (!read.success || read.data.lastDay < today) return undefined;
  return { ...read.data, firstDay: read.data.firstDay < today ? today : read.data.firstDay };
};

const spanDays = ({ firstDay, lastDay }: SeriesForm): number =>
  (firstSlotOf(lastDay) - firstSlotOf(firstDay)) / slotsPerDay + 1;

/** What is wrong with the days, in words. */
export const seriesProblem = (form: SeriesForm): string | undefined => {
  if (form.lastDay < form.firstDay) return texts.lastBefore;
  return spanDays(form) > parkingPolicy.seriesDays ? texts.tooLong : undefined;
};

/** The days that may be chosen, from today over a month. */
export const seriesDayChoices = (today: string): readonly DayChoice[] => {
  const first = dayNumberOf(firstSlotOf(today));
  return Array.from({ length: parkingPolicy.seriesDays }, (_, index) => ({
    day: dayAfter(today, index),
    words: dayWords(first + index, first),
  }));
};

export const draftOf = (form: SeriesForm, lotId: string, permitId: string, charger: boolean): SeriesDraft => ({
  lotId,
  permitId,
  ...form,
  charger,
});

export const endsNextDay = ({ from, to }: SeriesForm): boolean => quarterOf(to) <= quarterOf(from);
