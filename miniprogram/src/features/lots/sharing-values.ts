import {
  always,
  type DayKinds,
  type DayWindow,
  offHours,
  quarterOf,
  type Season,
  type Sharing,
  timeOfQuarter,
} from '@huzhou/shared/parking/sharing';
import * as z from 'zod/mini';

const Windows = z.array(z.object({ from: z.string(), to: z.string() }));
const Kinds = z.object({ working: Windows, rest: Windows });
export type KindsValues = z.infer<typeof Kinds>;

export const sharingWays = ['off-hours', 'always', 'own'] as const;

/** Opening times as their form holds them: by the hours of work, always, or window by window. */
export const SharingValues = z.object({
  how: z.enum(sharingWays),
  workFrom: z.string(),
  workTo: z.string(),
  days: Kinds,
  seasons: z.array(z.object({ name: z.string(), from: z.string(), to: z.string(), days: Kinds })),
});
export type SharingValues = z.infer<typeof SharingValues>;
export type SeasonValues = SharingValues['seasons'][number];

/** Hours of work that one may name: an hour before and after them must lie on the same day. */
export const workBegins = { first: '05:00', last: '12:00' } as const;
export const workEnds = { first: '12:15', last: '22:00' } as const;

const usualWork = { workFrom: '08:30', workTo: '17:30' } as const;
const usualDays = (): KindsValues => {
  const { working, rest } = offHours(usualWork.workFrom, usualWork.workTo).days;
  return { working: [...working], rest: [...rest] };
};

export const usualSharing: SharingValues = { how: 'off-hours', ...usualWork, days: usualDays(), seasons: [] };

/** A month and a day as people type it: 「7-1」「7月1日」「07/01」. */
const monthDayOf = (typed: string): string => {
  const [, month, day] = /^\s*(\d{1,2})\s*[-/月.]\s*(\d{1,2})\s*日?\s*$/.exec(typed.normalize('NFKC')) ?? [];
  return month === undefined || day === undefined ? typed.trim() : `${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
};

const baseOf = ({ how, workFrom, workTo, days }: SharingValues): DayKinds =>
  how === 'always' ? always.days : how === 'off-hours' ? offHours(workFrom, workTo).days : days;

/** As it would be sent; the schema says what is wrong with it. */
export const toSharing = (values: SharingValues): Sharing => ({
  days: baseOf(values),
  seasons: values.seasons.map(
    ({ name, from, to, days }): Season => ({ name, from: monthDayOf(from), to: monthDayOf(to), days }),
  ),
});

const isWhole = ([first, ...more]: readonly DayWindow[]): boolean =>
  more.length === 0 && first?.from === '00:00' && first.to === '24:00';

const same = (one: DayKinds, other: DayKinds): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The hours of work behind a sharing, where it has been made from such. */
const workBehind = (days: DayKinds): Pick<SharingValues, 'workFrom' | 'workTo'> | undefined => {
  const [morning, evening] = days.working;
  if (days.working.length !== 2 || morning === undefined || evening === undefined) return undefined;
  const [begins, ends] = [quarterOf(morning.to) + 4, quarterOf(evening.from) - 4];
  if (begins >= ends) return undefined;
  const work = { workFrom: timeOfQuarter(begins), workTo: timeOfQuarter(ends) };
  const isOffered =
    workBegins.first <= work.workFrom &&
    work.workFrom <= workBegins.last &&
    workEnds.first <= work.workTo &&
    work.workTo <= workEnds.last;
  return isOffered && same(days, offHours(work.workFrom, work.workTo).days) ? work : undefined;
};

export const sharingValuesOf = ({ days, seasons }: Sharing): SharingValues => {
  const work = workBehind(days);
  const how = isWhole(days.working) && isWhole(days.rest) ? 'always' : work === undefined ? 'own' : 'off-hours';
  return {
    how,
    ...(work ?? usualWork),
    days: { working: [...days.working], rest: [...days.rest] },
    seasons: seasons.map((season) => ({
      ...season,
      days: { working: [...season.days.working], rest: [...season.days.rest] },
    })),
  };
};

export const newSeason = (): SeasonValues => ({ name: '', from: '', to: '', days: usualDays() });
