import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';
import { BookingId } from './booking.ts';
import { LotId } from './lot.ts';
import { TimeOfDay } from './sharing.ts';

/** A China day, `YYYYMMDD`. */
export const Day = z.string('请选择日期').check(
  z.regex(/^\d{8}$/, '请选择日期'),
  z.refine((day) => {
    const iso = `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
    const at = Date.parse(`${iso}T00:00:00.000Z`);
    return !Number.isNaN(at) && new Date(at).toISOString().startsWith(iso);
  }, '没有这一天，请重新选择'),
);

/** Which days of a span: those whose evening begins a working night (the owner works the next morning), of rest, or all. */
export const seriesDays = ['working', 'rest', 'all'] as const;

export const seriesDayNames: Readonly<Record<(typeof seriesDays)[number], string>> = {
  working: '工作日',
  rest: '休息日',
  all: '每天',
};

/** The same hours on many days: 「每个工作日 18:30 到次日 07:30」. `to` not after `from` means the next day. */
export const SeriesDraft = z.strictObject({
  lotId: LotId,
  permitId: z.string('请选择车牌').check(z.maxLength(32)),
  firstDay: Day,
  lastDay: Day,
  days: z.enum(seriesDays, '请选择工作日、休息日或每天'),
  from: TimeOfDay,
  to: TimeOfDay,
  charger: z._default(z.boolean('请选择是否需要充电桩'), false),
});
export type SeriesDraft = z.infer<typeof SeriesDraft>;

/** Why a date cannot be had. */
export const refusalNames = {
  closed: '当天不开放',
  unpublished: '节假日安排尚未公布',
  full: '已约满',
  past: '时间已过',
  'too-far': '超出可预约的日期',
  'own-overlap': '与您的另一个预约重叠',
} as const;
export type Refusal = keyof typeof refusalNames;

/** What becomes of each date. */
export const SeriesNight = z.object({
  day: Day,
  from: Instant,
  to: Instant,
  cents: z.int(),
  refusal: z.optional(z.enum(Object.keys(refusalNames) as [Refusal, ...Refusal[]])),
  bookingId: z.optional(BookingId),
  spotId: z.optional(z.string()),
});
export type SeriesNight = z.infer<typeof SeriesNight>;

/** A series: all dates that can be had are had at once, the others are told with their reason. */
export const Series = z.object({
  seriesId: z.optional(z.string()),
  nights: z.array(SeriesNight),
  /** Of the dates that are had. */
  cents: z.int(),
});
Series.register(z.globalRegistry, { id: 'ParkingSeries' });
export type Series = z.infer<typeof Series>;
