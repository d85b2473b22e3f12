import * as z from 'zod/mini';
import { quarterOf, TimeOfDay } from './sharing.ts';
import { slotsPerDay } from './slots.ts';

const cents = (what: string) =>
  z.int(`请填写${what}（分）`).check(z.gte(0, `${what}不能小于 0`), z.lte(1_000_00, `${what}不能超过 1000 元`));

/**
 * What parking costs, in fen (cents of a yuan). Free; by started hours with the most that 24 hours may cost; or flat for
 * a night, with hours outside of it. The first minutes may be free for those who pay by the hour.
 */
export const Tariff = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('free') }),
    z
      .strictObject({
        kind: z.literal('hourly'),
        perHour: cents('每小时价格'),
        /** The most for any 24 hours counted from the beginning of the booking. */
        dayCap: cents('24 小时封顶价'),
        /** The very first ones of a booking; the hours are counted after them. */
        freeMinutes: z
          .int('请填写免费分钟数')
          .check(z.gte(0, '免费分钟数不能小于 0'), z.lte(240, '免费分钟数不能超过 240')),
      })
      .check(
        z.refine(({ perHour, dayCap }) => perHour <= dayCap, {
          path: ['dayCap'],
          message: '24 小时封顶价不能低于每小时价格',
        }),
      ),
    z
      .strictObject({
        kind: z.literal('night-flat'),
        /** For the whole or any part of one night. */
        perNight: cents('整夜价格'),
        nightFrom: TimeOfDay,
        nightTo: TimeOfDay,
        /** For started hours outside the night. */
        perHour: cents('每小时价格'),
      })
      .check(
        z.refine(({ nightFrom, nightTo }) => quarterOf(nightFrom) % slotsPerDay !== quarterOf(nightTo) % slotsPerDay, {
          path: ['nightTo'],
          message: '夜间的结束要不同于开始',
        }),
      ),
  ],
  '请选择收费方式',
);
export type Tariff = z.infer<typeof Tariff>;

/** A price with how it comes about: 「22:00–次日 7:00 整夜 5 元」. */
export const Price = z.object({
  cents: z.int(),
  lines: z.array(z.object({ words: z.string(), cents: z.int() })),
});
export type Price = z.infer<typeof Price>;
