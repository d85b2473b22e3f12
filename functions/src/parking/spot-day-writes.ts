import { epochMilliseconds, secondsIn } from '@huzhou/shared/kernel/time';
import { placeOfBooking } from '@huzhou/shared/parking/booking';
import { byDay, dayOf, firstSlotOf, rangeOf, type SlotRange, slotStart } from '@huzhou/shared/parking/slots';
import { entryOf } from './booking-entry.ts';
import { spotDayKey } from './keys.ts';
import type { BookingWrite, KeptBooking, KeptChange, SpotSlots } from './ports.ts';
import {
  type Claiming,
  confirmedClaim,
  type EntryWriting,
  type SpotDayWrite,
  type Swapping,
  slotsIn,
} from './slot-claims.ts';

const keptDays = 60;

interface Growing extends SpotDayWrite {
  readonly claiming: Claiming[];
  readonly swapping: Swapping[];
  readonly entries: EntryWriting[];
}

/** Collects what happens to each spot-day, so that each is written once, in the order in which they were named. */
const collect = () => {
  const found = new Map<string, Growing>();

  const at = (lotId: string, spotId: string, day: string): Growing => {
    const key = spotDayKey(lotId, spotId, day);
    const name = `${key.pk}/${key.sk}`;
    const known = found.get(name);
    if (known !== undefined) return known;
    const expiresAt = epochMilliseconds(slotStart(firstSlotOf(day))) / 1000 + keptDays * secondsIn.day;
    const fresh: Growing = { key, claiming: [], swapping: [], entries: [], expiresAt };
    found.set(name, fresh);
    return fresh;
  };

  const eachDay = (
    { lotId, spotId, slots }: SpotSlots,
    use: (one: Growing, slots: readonly number[]) => void,
  ): void => {
    for (const [day, ofDay] of Map.groupBy(slots, dayOf)) use(at(lotId, spotId, day), ofDay);
  };

  return {
    claim: (where: SpotSlots, value: number) => eachDay(where, (one, slots) => one.claiming.push({ slots, value })),
    swap: (where: SpotSlots, from: number, to?: number) =>
      eachDay(where, (one, slots) => one.swapping.push({ slots, from, ...(to === undefined ? {} : { to }) })),
    entry: (kept: KeptBooking, version?: number) => {
      const { lotId, spotId, day, token } = placeOfBooking(kept.booking.bookingId);
      const entry = entryOf(kept);
      at(lotId, spotId, day).entries.push({ token, entry, ...(version === undefined ? {} : { version }) });
    },
    all: (): readonly SpotDayWrite[] => [...found.values()],
  };
};

const within = ({ from, to }: SlotRange, slot: number): boolean => from <= slot && slot < to;

/** The booking as it is stored after a change. Once confirmed its slots have a number that no time makes free. */
export const keptAfter = ({ kept, booking, call }: KeptChange): KeptBooking => ({
  ...kept,
  booking,
  claim:
    kept.booking.state === 'held' && booking.state === 'confirmed'
      ? confirmedClaim(kept.booking.heldUntil ?? kept.booking.createdAt)
      : kept.claim,
  calls: call === undefined ? kept.calls : [...kept.calls, call],
});

/** What each spot-day has to be, and becomes, for a write. */
export const spotDayWrites = ({ claims = [], changes = [], blocks = [], unblocks = [] }: BookingWrite) => {
  const days = collect();
  for (const change of changes) {
    const { kept, release, extra, handOver, stillOwn } = change;
    const after = keptAfter(change);
    const spot = { lotId: kept.booking.lotId, spotId: kept.booking.spotId };
    days.entry(after, kept.booking.version);
    // Whoever holds may have been late, and others have claimed: the number in each slot is the proof.
    if (after.claim !== kept.claim)
      days.swap({ ...spot, slots: slotsIn(rangeOf(kept.booking.from, kept.booking.to)) }, kept.claim, after.claim);
    if (release !== undefined) {
      const own = slotsIn(release).filter((slot) => stillOwn?.has(slot) ?? true);
      const goesOver = (slot: number): boolean => handOver !== undefined && within(handOver, slot);
      const [over, free] = [own.filter(goesOver), own.filter((slot) => !goesOver(slot))];
      days.swap({ ...spot, slots: over }, kept.claim, handOver?.value);
      days.swap({ ...spot, slots: free }, kept.claim);
    }
    if (extra !== undefined) days.claim({ ...spot, slots: slotsIn(extra) }, after.claim);
  }
  for (const kept of claims) {
    const { lotId, spotId, from, to } = kept.booking;
    days.entry(kept);
    days.claim({ lotId, spotId, slots: slotsIn(rangeOf(from, to)) }, kept.claim);
  }
  for (const { value, ...where } of blocks) days.claim(where, value);
  for (const { value, ...where } of unblocks) days.swap(where, value);
  return days.all();
};

/** The China days that a range touches. */
export const daysOf = (range: SlotRange): readonly string[] => byDay(range).map(({ day }) => day);
