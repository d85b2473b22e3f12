import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { Booking } from '@huzhou/shared/parking/booking';
import { isActive } from '@huzhou/shared/parking/lifecycle';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import * as z from 'zod/mini';
import { ttlOf } from '../platform/table.ts';
import { activeKey, bookingCopyKey, endedKey, indexSort, lookKey, lookShards } from './keys.ts';

/** Gates may tell of a vehicle up to a day late: so long one that has left is still found by its plate. */
const foundAfterEndSeconds = 25 * secondsIn.hour;
const keptSeconds = 60 * secondsIn.day;

/** The shard of the sweeper's index for an id: anything that spreads. */
export const shardOf = (id: string): number =>
  [...id.slice(-4)].reduce((sum, character) => sum + character.charCodeAt(0), 0) % lookShards;

/** When the sweeper has to look at a booking; undefined when time does nothing to it any more. */
const lookAt = ({ state, heldUntil, from, to, leftAt, endedAt }: Booking): Instant | undefined => {
  switch (state) {
    case 'held':
      return heldUntil;
    case 'confirmed':
      return plusSeconds(from, parkingPolicy.noShowAfterSeconds);
    case 'arrived':
      return plusSeconds(to, parkingPolicy.overstayGraceMinutes * secondsIn.minute);
    case 'left':
    case 'no-show':
      return plusSeconds([to, leftAt ?? to, endedAt ?? to].sort().at(-1) ?? to, foundAfterEndSeconds);
    default:
      return undefined;
  }
};

/** Under which key a gate finds a booking by its plate; undefined where no vehicle is expected of it. */
const gateKeyOf = ({ state, lotId }: Booking): string | undefined => {
  if (isActive(state)) return activeKey(lotId);
  return state === 'left' || state === 'no-show' ? endedKey(lotId) : undefined;
};

/** The copy of a booking under its driver, which lists, gates and the sweeper read. */
export const bookingCopyRow = (booking: Booking) => {
  const { personId, from, to, bookingId, plate } = booking;
  const look = lookAt(booking);
  const gateKey = gateKeyOf(booking);
  return {
    ...bookingCopyKey(personId, from, bookingId),
    ...booking,
    expiresAt: ttlOf(plusSeconds(to, keptSeconds)),
    ...(look === undefined ? {} : { lookKey: lookKey(shardOf(bookingId)), lookSort: indexSort(look, bookingId) }),
    ...(gateKey === undefined ? {} : { activeKey: gateKey, activeSort: `${plate}#${bookingId}` }),
  };
};

export const readBookingCopy = (row: Readonly<Record<string, unknown>>): Booking => z.parse(Booking, row);
