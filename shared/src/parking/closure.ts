import * as z from 'zod/mini';
import type { FieldError } from '../kernel/failure.ts';
import { Instant, millisecondsBetween, plusSeconds, secondsIn } from '../kernel/time.ts';
import { type Spot, SpotId } from './lot.ts';
import { isSlotStart, slotAt, slotStart } from './slots.ts';

export const ClosureId = z.string('请选择').check(z.regex(/^[0-9A-HJKMNP-TV-Z]{16}$/, '编号不正确'));

/** What an operator gives to close a lot, or some of its spots, for a time (应急公务). */
export const ClosureDraft = z.strictObject({
  from: Instant,
  to: Instant,
  /** All spots where it is left out. */
  spotIds: z.optional(z.array(SpotId).check(z.minLength(1, '请选择车位'), z.maxLength(500, '一次最多 500 个车位'))),
  reason: z.string('请写明原因').check(z.trim(), z.minLength(2, '请写明原因'), z.maxLength(80, '不能超过 80 个字')),
});
export type ClosureDraft = z.infer<typeof ClosureDraft>;

/** `closing` while bookings that it touches are being helped, `closed`, `lifted` when its operator ended it early. */
export const closureStates = ['closing', 'closed', 'lifted'] as const;

export const Closure = z.object({
  ...ClosureDraft.shape,
  closureId: ClosureId,
  createdAt: Instant,
  state: z.enum(closureStates),
  /** Bookings that got another spot, and those that were cancelled with notice because none was free nearby. */
  moved: z.int(),
  cancelled: z.int(),
});
Closure.register(z.globalRegistry, { id: 'ParkingClosure' });
export type Closure = z.infer<typeof Closure>;

const longestDays = 31;
const aheadDays = 62;

/** What is wrong with a closure, before anything is closed. */
export const closureProblems = (
  { from, to, spotIds = [] }: ClosureDraft,
  spots: readonly Spot[],
  now: Instant,
): readonly FieldError[] => {
  const unknown = spotIds.find((spotId) => !spots.some((spot) => spot.spotId === spotId));
  const problems: readonly (readonly [boolean, string, string])[] = [
    [!isSlotStart(from), 'from', '请选择整刻钟'],
    [!isSlotStart(to), 'to', '请选择整刻钟'],
    [from < slotStart(slotAt(now)), 'from', '不能早于现在'],
    [to <= from, 'to', '结束要晚于开始'],
    [to > from && to <= now, 'to', '这段时间已经过去'],
    [millisecondsBetween(from, to) > longestDays * secondsIn.day * 1000, 'to', `一次最多关闭 ${longestDays} 天`],
    [from > plusSeconds(now, aheadDays * secondsIn.day), 'from', `最多提前 ${aheadDays} 天`],
    [unknown !== undefined, 'spotIds', `没有车位 ${unknown}`],
  ];
  return problems.flatMap(([is, field, message]) => (is ? [{ field, message }] : []));
};
