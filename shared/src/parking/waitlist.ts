import * as z from 'zod/mini';
import { Instant } from '../kernel/time.ts';
import { BookingId } from './booking.ts';
import { LotId } from './lot.ts';

/**
 * A place in the line for a lot that is full: `waiting`; `offered` while the first in line alone may take what has
 * become free; `taken`; `passed` when the offer ran out or was declined; `left`; `over` when its time has come.
 */
export const waitStates = ['waiting', 'offered', 'taken', 'passed', 'left', 'over'] as const;
export type WaitState = (typeof waitStates)[number];

export const waitStateNames: Readonly<Record<WaitState, string>> = {
  waiting: '候补中',
  offered: '有车位了，请确认',
  taken: '候补成功',
  passed: '未确认，已让给下一位',
  left: '已退出候补',
  over: '候补已结束',
};

export const WaitId = z
  .string('请选择候补')
  .check(z.regex(/^[a-z0-9][a-z0-9-]{2,31}\.[0-9A-HJKMNP-TV-Z]{16}$/, '候补编号不正确'));

export const Wait = z.object({
  /** `<lot>.<token>` */
  waitId: WaitId,
  lotId: LotId,
  lotName: z.string(),
  plate: z.string(),
  from: Instant,
  to: Instant,
  charger: z.boolean(),
  since: Instant,
  state: z.enum(waitStates),
  /** How many are before; 0: the next. */
  ahead: z.optional(z.int()),
  /** The held booking that is offered. */
  bookingId: z.optional(BookingId),
  offeredUntil: z.optional(Instant),
});
Wait.register(z.globalRegistry, { id: 'ParkingWait' });
export type Wait = z.infer<typeof Wait>;
