import { fieldErrors } from '@huzhou/shared/contract/problem';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { type Instant, instantOf, secondsIn } from '@huzhou/shared/kernel/time';
import { ClosureDraft, closureProblems } from '@huzhou/shared/parking/closure';
import type { Spot } from '@huzhou/shared/parking/lot';
import { timeOfQuarter } from '@huzhou/shared/parking/sharing';
import { indexInDay, slotAt } from '@huzhou/shared/parking/slots';
import * as z from 'zod/mini';
import { instantAt, plusDays, todayAt } from './china-day.ts';
import { readSpotIds } from './spot-range.ts';

/** A closure as its form holds it, kept on the device until it is sent. */
const ClosureValues = z.object({
  fromDay: z.string(),
  fromTime: z.string(),
  toDay: z.string(),
  toTime: z.string(),
  scope: z.enum(['all', 'some']),
  spots: z.string(),
  reason: z.string(),
});
export type ClosureValues = z.infer<typeof ClosureValues>;

export const parseClosureValues = (value: unknown): ClosureValues | undefined => {
  const read = z.safeParse(ClosureValues, value);
  return read.success ? read.data : undefined;
};

/** From the next quarter of an hour on, for a day. `now` in epoch milliseconds. */
export const emptyClosure = (now: number): ClosureValues => {
  const soon = instantOf(now + 15 * 60_000);
  const [fromDay, fromTime] = [todayAt(now + 15 * 60_000), timeOfQuarter(indexInDay(slotAt(soon)))];
  return { fromDay, fromTime, toDay: plusDays(fromDay, 1), toTime: fromTime, scope: 'all', spots: '', reason: '' };
};

export type CheckedClosure = { readonly body: ClosureDraft } | { readonly errors: readonly FieldError[] };

const instantOrNone = (day: string, time: string): Instant => (day === '' ? '' : instantAt(day, time));

/** All that is wrong with it, by the same schema and rules as on the server. */
export const checkClosure = (values: ClosureValues, spots: readonly Spot[], now: number): CheckedClosure => {
  const ids = values.scope === 'some' ? readSpotIds(values.spots) : undefined;
  if (ids !== undefined && !ids.ok) return { errors: [{ field: 'spotIds', message: ids.failure }] };
  const body = {
    from: instantOrNone(values.fromDay, values.fromTime),
    to: instantOrNone(values.toDay, values.toTime),
    reason: values.reason,
    ...(ids === undefined ? {} : { spotIds: [...ids.value] }),
  };
  const read = z.safeParse(ClosureDraft, body);
  const formal = read.success ? [] : fieldErrors(read.error.issues);
  // A closure may begin in the quarter that is running, not before it.
  const problems = read.success ? closureProblems(read.data, spots, instantOf(now)) : [];
  const errors = [...formal, ...problems];
  return read.success && errors.length === 0 ? { body: read.data } : { errors };
};

/** The last day on which a closure may begin or end; longer ones are told by the rules. */
export const lastClosureDay = (now: number): string => todayAt(now + 93 * secondsIn.day * 1_000);
