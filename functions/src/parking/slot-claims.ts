import { epochMilliseconds, type Instant } from '@huzhou/shared/kernel/time';
import { indexInDay, type SlotRange } from '@huzhou/shared/parking/slots';
import type { Key } from './keys.ts';

/**
 * A slot's number says until when it is claimed, in epoch milliseconds; none, or one that has passed, is free. What does
 * not end by itself stands far above any instant: a confirmed booking keeps the instant of its hold, so that its number
 * stays its own.
 */
const confirmedBase = 1e15;
/** Somebody without a booking stands there. */
export const strangersClaim = 8e15;
const closedBase = 9e15;

export const heldClaim = (until: Instant): number => epochMilliseconds(until);
export const confirmedClaim = (instant: Instant): number => confirmedBase + epochMilliseconds(instant);
/** A closure's slots have a number of their own, so that lifting one leaves another's alone. */
export const closedClaim = (createdAt: Instant): number => closedBase + epochMilliseconds(createdAt);

/** Whether a slot is somebody's by a confirmed booking. */
export const isBooked = (claim: number): boolean => claim >= confirmedBase && claim < strangersClaim;

/** Clocks differ: a hold is over for its driver at its end, for all others this much later. */
const skewMilliseconds = 2_000;

/** What is not above this is free at `now`. */
export const freeUpTo = (now: Instant): number => epochMilliseconds(now) - skewMilliseconds;

/** Slots of one day that must be free, and the number that they get. */
export interface Claiming {
  readonly slots: readonly number[];
  readonly value: number;
}

/** Slots of one day that must have the number `from`, and then have `to`; without it they are given back. */
export interface Swapping {
  readonly slots: readonly number[];
  readonly from: number;
  readonly to?: number;
}

/** A booking's entry: new, when `version` is left out, or in the place of the one that has this version. */
export interface EntryWriting {
  readonly token: string;
  readonly entry: Readonly<Record<string, unknown>>;
  readonly version?: number;
}

/** All that one write does to one spot-day. */
export interface SpotDayWrite {
  readonly key: Key;
  readonly claiming: readonly Claiming[];
  readonly swapping: readonly Swapping[];
  readonly entries: readonly EntryWriting[];
  /** When the row may be swept away, in epoch seconds. */
  readonly expiresAt: number;
}

export const slotsIn = ({ from, to }: SlotRange): readonly number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_none, index) => from + index);

export const slotName = (slot: number): string => `a${indexInDay(slot)}`;
export const entryName = (token: string): string => `B${token}`;

const isFree = ({ slots }: Claiming): string =>
  `NOT (${slots.map((slot) => `${slotName(slot)} > :free`).join(' OR ')})`;

/**
 * The one conditional update that claims, keeps or gives back slots of a spot-day together with the entries of its
 * bookings. Free is what is absent or has passed; one's own is what has one's own number.
 */
export const spotDayUpdate = (write: SpotDayWrite, now: Instant) => {
  const { key, claiming, swapping, entries, expiresAt } = write;
  const values: Record<string, unknown> = { ':one': 1, ':expiresAt': expiresAt };
  const names: Record<string, string> = {};
  const conditions: string[] = [];
  const sets: string[] = ['expiresAt = :expiresAt'];
  const removes: string[] = [];

  for (const [at, each] of claiming.entries()) {
    values[':free'] = freeUpTo(now);
    values[`:c${at}`] = each.value;
    conditions.push(isFree(each));
    sets.push(...each.slots.map((slot) => `${slotName(slot)} = :c${at}`));
  }
  for (const [at, { slots, from, to }] of swapping.entries()) {
    values[`:f${at}`] = from;
    conditions.push(...slots.map((slot) => `${slotName(slot)} = :f${at}`));
    if (to === undefined) removes.push(...slots.map(slotName));
    else {
      values[`:t${at}`] = to;
      sets.push(...slots.map((slot) => `${slotName(slot)} = :t${at}`));
    }
  }
  for (const [at, { token, entry, version }] of entries.entries()) {
    values[`:e${at}`] = entry;
    sets.push(`${entryName(token)} = :e${at}`);
    if (version === undefined) conditions.push(`attribute_not_exists(${entryName(token)})`);
    else {
      names['#version'] = 'version';
      values[`:v${at}`] = version;
      conditions.push(`${entryName(token)}.#version = :v${at}`);
    }
  }
  return {
    Key: { ...key },
    UpdateExpression: `SET ${sets.join(', ')}${removes.length === 0 ? '' : ` REMOVE ${removes.join(', ')}`} ADD v :one`,
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeValues: values,
    ...(Object.keys(names).length === 0 ? {} : { ExpressionAttributeNames: names }),
  };
};
export type SpotDayUpdate = ReturnType<typeof spotDayUpdate>;
