import * as z from 'zod/mini';

/** A time of day on the quarter of an hour, `18:30`; `24:00` is the end of the day. */
export const TimeOfDay = z
  .string('请选择时间')
  .check(z.regex(/^(?:(?:[01]\d|2[0-3]):(?:00|15|30|45)|24:00)$/, '请选择整刻钟，例如 18:30'));
export type TimeOfDay = z.infer<typeof TimeOfDay>;

/** The place of a time of day among the 96 quarters of a day; 96 for `24:00`. */
export const quarterOf = (time: TimeOfDay): number => Number(time.slice(0, 2)) * 4 + Number(time.slice(3)) / 15;

/** The time of day at which a quarter begins. */
export const timeOfQuarter = (quarter: number): TimeOfDay =>
  `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`;

/** A part of one day: `from` before `to`. What reaches over midnight is two of them. */
export const DayWindow = z.strictObject({ from: TimeOfDay, to: TimeOfDay }).check(
  z.refine(({ from, to }) => from < to, {
    path: ['to'],
    message: '结束要晚于开始；跨夜请分成 24:00 前和 00:00 后两段',
  }),
);
export type DayWindow = z.infer<typeof DayWindow>;

const windows = z.array(DayWindow, '请选择开放时段').check(
  z.maxLength(4, '一天最多 4 段'),
  z.refine<readonly DayWindow[]>(
    (list) =>
      [...list]
        .sort((a, b) => a.from.localeCompare(b.from))
        .every((one, i, all) => i === 0 || (all[i - 1]?.to ?? '') <= one.from),
    '时段不能重叠',
  ),
);

/** When a lot is open to others: on days when its owner works, and on days of rest. */
export const DayKinds = z.strictObject({ working: windows, rest: windows });
export type DayKinds = z.infer<typeof DayKinds>;

const MonthDay = z
  .string('请选择日期')
  .check(
    z.regex(
      /^(?:(?:0[13578]|1[02])-(?:0[1-9]|[12]\d|3[01])|(?:0[469]|11)-(?:0[1-9]|[12]\d|30)|02-(?:0[1-9]|[12]\d))$/,
      '请写成 07-01 这样的月日',
    ),
  );

/** A part of the year with hours of its own, both days included; it may reach over new year. */
export const Season = z.strictObject({
  name: z
    .string('请填写季节名称')
    .check(z.trim(), z.minLength(1, '请填写季节名称'), z.maxLength(20, '不能超过 20 个字')),
  from: MonthDay,
  to: MonthDay,
  days: DayKinds,
});
export type Season = z.infer<typeof Season>;

/** When a lot is shared, by the calendar. The first season that a day lies in counts, otherwise `days`. */
export const Sharing = z.strictObject({
  days: DayKinds,
  seasons: z._default(z.array(Season).check(z.maxLength(6, '最多 6 个季节')), []),
});
export type Sharing = z.infer<typeof Sharing>;

/** Each day whole. */
export const always: Sharing = {
  days: { working: [{ from: '00:00', to: '24:00' }], rest: [{ from: '00:00', to: '24:00' }] },
  seasons: [],
};

/**
 * What public bodies open (错时开放): on working days from one hour after work until one hour before it, on days of
 * rest the whole day.
 */
export const offHours = (workFrom: TimeOfDay, workTo: TimeOfDay): Sharing => ({
  days: {
    working: [
      { from: '00:00', to: timeOfQuarter(quarterOf(workFrom) - 4) },
      { from: timeOfQuarter(quarterOf(workTo) + 4), to: '24:00' },
    ],
    rest: [{ from: '00:00', to: '24:00' }],
  },
  seasons: [],
});
