import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';
import { BookingId } from './booking.ts';
import { LotId } from './lot.ts';

const momentForm = '时间请写成 ISO 8601，带时区，例如 2026-11-23T08:00:00+08:00';

/** What a plate camera at a gate saw. Its own id makes a repeated report harmless. */
export const GateEvent = z.strictObject({
  eventId: z
    .string('请填写事件编号')
    .check(z.regex(/^[A-Za-z0-9._~-]{1,64}$/, '事件编号只能用字母、数字和 . _ ~ -，最多 64 个字符')),
  lotId: LotId,
  /** As it was read, which may be wrong in a character. */
  plate: z.string('请填写车牌').check(z.minLength(1, '请填写车牌'), z.maxLength(20, '车牌太长')),
  direction: z.enum(['in', 'out'], '方向请填 in 或 out'),
  at: z.pipe(
    z.pipe(
      z.iso.datetime({ offset: true, error: momentForm }),
      z.transform((text): Instant => new Date(text).toISOString()),
    ),
    z.string().check(z.regex(/^[12]\d{3}-/, momentForm)),
  ),
});
export type GateEvent = z.infer<typeof GateEvent>;

/**
 * What came of it: the vehicle of a booking arrived or left; known already; or for the operator to look at:
 * in without a booking, out without having come in, several bookings that a misread plate may mean.
 */
export const gateOutcomes = [
  'arrived',
  'left',
  'known',
  'entry-without-booking',
  'exit-without-entry',
  'ambiguous',
] as const;
export type GateOutcome = (typeof gateOutcomes)[number];

export const gateOutcomeNames: Readonly<Record<GateOutcome, string>> = {
  arrived: '已入场',
  left: '已离场',
  known: '重复上报',
  'entry-without-booking': '无预约入场',
  'exit-without-entry': '无入场记录离场',
  ambiguous: '车牌疑似误读，对应多个预约',
};

export const GateReceipt = z.object({
  eventId: z.string(),
  outcome: z.enum(gateOutcomes),
  bookingId: z.optional(BookingId),
  /** The plate was taken for a misreading of the booking's. */
  misread: z.optional(z.boolean()),
});
export type GateReceipt = z.infer<typeof GateReceipt>;

/** What the operator of a lot reads of its gates. */
export const GateLogEntry = z.object({
  at: Instant,
  direction: z.enum(['in', 'out']),
  plate: z.string(),
  outcome: z.enum(gateOutcomes),
  bookingId: z.optional(BookingId),
  misread: z.optional(z.boolean()),
});
export type GateLogEntry = z.infer<typeof GateLogEntry>;
