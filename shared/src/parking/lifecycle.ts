import * as z from 'zod/mini';
import { defineLifecycle } from '../kernel/lifecycle.ts';

/** The spot is kept for somebody: slots are claimed. */
const active = ['held', 'confirmed', 'arrived'] as const;
const settled = ['left', 'cancelled', 'expired', 'no-show', 'moved'] as const;

/**
 * The life of a booking. `held` for five minutes (ten when it is an offer to the first in line), then `confirmed`,
 * `arrived`, `left`. `leave` without `arrive`: the camera saw the vehicle out and never in. `miss` and `expire` are
 * time's. `move` ends a booking whose spot was found occupied or closed and that goes on as another one.
 */
export const bookingLifecycle = defineLifecycle({
  initial: 'held',
  states: [...active, ...settled],
  transitions: {
    confirm: { from: ['held'], to: 'confirmed' },
    cancel: { from: ['held', 'confirmed'], to: 'cancelled' },
    arrive: { from: ['confirmed'], to: 'arrived' },
    leave: { from: ['confirmed', 'arrived'], to: 'left' },
    extend: { from: ['confirmed', 'arrived'] },
    move: { from: ['confirmed', 'arrived'], to: 'moved' },
    expire: { from: ['held'], to: 'expired' },
    miss: { from: ['confirmed'], to: 'no-show' },
  },
});

export type BookingState = (typeof bookingLifecycle.states)[number];
export type BookingCommand = keyof typeof bookingLifecycle.transitions;

export const bookingStates = bookingLifecycle.states as readonly [BookingState, ...BookingState[]];
export const bookingCommands = Object.keys(bookingLifecycle.transitions) as [BookingCommand, ...BookingCommand[]];

export const BookingState = z.enum(bookingStates);

/** What a driver reads for a state. */
export const bookingStateNames: Readonly<Record<BookingState, string>> = {
  held: '待确认',
  confirmed: '已预约',
  arrived: '已入场',
  left: '已离场',
  cancelled: '已取消',
  expired: '未确认，已释放',
  'no-show': '逾时未到，已释放',
  moved: '已换车位',
};

const activeStates: ReadonlySet<BookingState> = new Set(active);

/** Whether slots are claimed for it. */
export const isActive = (state: BookingState): boolean => activeStates.has(state);
