import { type Booking, placeOfBooking } from '@huzhou/shared/parking/booking';
import { dayOf, firstSlotOf, rangeOf, type SlotRange, slotAt } from '@huzhou/shared/parking/slots';
import type { KeptBooking, SpotDay } from '../../ports.ts';
import { slotsIn, strangersClaim } from '../../slot-claims.ts';
import type { Line } from './journal.ts';

const spotOf = ({ lotId, spotId }: Pick<Booking, 'lotId' | 'spotId'>): string => `${lotId} ${spotId}`;
const isKept = ({ booking: { state } }: KeptBooking): boolean => state === 'confirmed' || state === 'arrived';

/** A time during which a spot was somebody's, in slots, and from when to when that was certain, in real milliseconds. */
interface Stay {
  readonly bookingId: string;
  readonly spot: string;
  readonly slots: SlotRange;
  readonly since: number;
  readonly until: number;
}

const endings: ReadonlySet<string> = new Set(['cancel', 'leave', 'move', 'miss', 'expire']);

/**
 * When each booking was certainly somebody's, by what clients were told: from the first word that it was confirmed until
 * anybody set out to end it. Slots that an extension added are its own only from the word of that.
 */
const staysOf = (lines: readonly Line[]): readonly Stay[] => {
  const until = new Map<string, number>();
  for (const line of lines)
    if (line.kind === 'begun' && line.bookingId !== undefined && endings.has(line.command))
      until.set(line.bookingId, Math.min(line.at, until.get(line.bookingId) ?? line.at));
  const had = new Map<string, number>();
  return lines
    .filter((line) => line.kind === 'ended')
    .sort((one, other) => one.at - other.at)
    .flatMap(({ at, acknowledged }) =>
      acknowledged
        .filter(({ state }) => state === 'confirmed' || state === 'arrived')
        .flatMap(({ bookingId, from, to }) => {
          const range = rangeOf(from, to);
          const known = had.get(bookingId) ?? range.from;
          if (known >= range.to) return [];
          had.set(bookingId, range.to);
          const stay = { bookingId, spot: spotOf(placeOfBooking(bookingId)), slots: { from: known, to: range.to } };
          return [{ ...stay, since: at, until: until.get(bookingId) ?? Number.POSITIVE_INFINITY }];
        }),
    );
};

/** Things of one slot in the order of their beginning; two that overlap are told. */
const clashes = <T extends { readonly since: number; readonly until: number }>(
  all: readonly T[],
): readonly [T, T][] => {
  const found: [T, T][] = [];
  let last: T | undefined;
  for (const next of [...all].sort((one, other) => one.since - other.since)) {
    if (last !== undefined && next.since < last.until) found.push([last, next]);
    if (last === undefined || next.until > last.until) last = next;
  }
  return found;
};

const bySlot = <T>(
  all: readonly T[],
  spotAndSlots: (each: T) => readonly [string, readonly number[]],
): Map<string, T[]> => {
  const found = new Map<string, T[]>();
  for (const each of all) {
    const [spot, slots] = spotAndSlots(each);
    for (const slot of slots) {
      const name = `${spot} ${slot}`;
      const there = found.get(name);
      if (there === undefined) found.set(name, [each]);
      else there.push(each);
    }
  }
  return found;
};

export interface RaceFindings {
  /** Two bookings had one spot at one time, by their entries, by the slots, or by what drivers were told. */
  readonly overlaps: readonly string[];
  /** Somebody was told of a booking that is not there, or is not what they were told and nobody changed it. */
  readonly lost: readonly string[];
  /** A slot that is kept for nobody. */
  readonly leaks: readonly string[];
}

/** Looks for what must never be, in everything that is stored and everything that clients were told. */
export const checkRace = (days: readonly SpotDay[], lines: readonly Line[]): RaceFindings => {
  const all = days.flatMap(({ bookings }) => bookings);
  const byId = new Map(all.map((kept) => [kept.booking.bookingId, kept]));
  const numbers = new Map(
    days.flatMap(({ lotId, spotId, day, claims }) =>
      claims.map((value, at) => [`${lotId} ${spotId} ${firstSlotOf(day) + at}`, value] as [string, number]),
    ),
  );
  const slotsOf = ({ booking }: KeptBooking): readonly number[] => slotsIn(rangeOf(booking.from, booking.to));
  const overlaps: string[] = [];
  const lost: string[] = [];

  const kept = all.filter(isKept);
  for (const [slot, there] of bySlot(kept, (each) => [spotOf(each.booking), slotsOf(each)]))
    if (there.length > 1) overlaps.push(`${slot}: ${there.map(({ booking }) => booking.bookingId).join(' and ')}`);
  for (const each of kept)
    for (const slot of slotsOf(each)) {
      const value = numbers.get(`${spotOf(each.booking)} ${slot}`);
      if (value !== each.claim) overlaps.push(`${each.booking.bookingId}: ${dayOf(slot)} slot ${slot} is ${value}`);
    }
  for (const [slot, stays] of bySlot(staysOf(lines), ({ spot, slots }) => [spot, slotsIn(slots)]))
    for (const [one, other] of clashes(stays))
      if (one.bookingId !== other.bookingId) overlaps.push(`${slot}: told ${one.bookingId} and ${other.bookingId}`);

  const commanded = new Set(
    lines.flatMap((line) => (line.kind === 'begun' ? [`${line.bookingId} ${line.command}`] : [])),
  );
  const endedBy = { cancelled: 'cancel', left: 'leave', moved: 'move', 'no-show': 'miss', expired: 'expire' } as const;
  for (const line of lines)
    for (const { bookingId, state, version } of line.kind === 'ended' ? line.acknowledged : []) {
      const found = byId.get(bookingId)?.booking;
      if (found === undefined || found.version < version)
        lost.push(`${bookingId}: told ${state}, found ${found?.state}`);
      else if (found.state in endedBy && !commanded.has(`${bookingId} ${endedBy[found.state as keyof typeof endedBy]}`))
        lost.push(`${bookingId}: told ${state}, found ${found.state}, which nobody wanted`);
    }

  const owners = bySlot(all, (each) => [spotOf(each.booking), slotsOf(each)]);
  const leaks = [...numbers].flatMap(([name, value]) => {
    if (value < 1e15 || value >= strangersClaim) return [];
    const slot = Number(name.split(' ')[2]);
    const isOwned = (owners.get(name) ?? []).some(
      (each) =>
        each.claim === value &&
        (isKept(each) || slot < slotAt(each.booking.endedAt ?? each.booking.leftAt ?? each.booking.from)),
    );
    return isOwned ? [] : [`${name}: ${value}`];
  });
  return { overlaps, lost, leaks };
};
