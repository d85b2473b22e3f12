import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import type { Notice } from '@huzhou/shared/notices/notice';
import type { Booking } from '@huzhou/shared/parking/booking';
import { takeStep } from '@huzhou/shared/parking/booking-step';
import { overstayMessage } from '@huzhou/shared/parking/messages';
import { byDay, rangeOf } from '@huzhou/shared/parking/slots';
import { log } from '../platform/log.ts';
import type { SendAll } from '../platform/send-queue.ts';
import { type LotNames, noticeTo } from './booking-notices.ts';
import type { CopyStore } from './copy-repository.ts';
import type { FollowGate } from './follow-gate.ts';
import type { BookingStore, KeptBooking } from './ports.ts';
import type { OffersMessage } from './relay.ts';
import { settleWait, waitAfter } from './settle-offer.ts';
import type { WaitStore } from './wait-repository.ts';
import type { KeptWait } from './wait-rows.ts';

export interface ClosuresMessage {
  readonly lotId: string;
  readonly closureId: string;
}
export interface ImportsMessage {
  readonly importId: string;
}

/** One row that wants a look. */
export type Overdue =
  | { readonly kind: 'booking'; readonly booking: Booking }
  | { readonly kind: 'wait'; readonly wait: KeptWait }
  | { readonly kind: 'closure'; readonly message: ClosuresMessage }
  | { readonly kind: 'import'; readonly message: ImportsMessage };

export interface Lookout {
  /** Rows of one shard whose instant to be looked at has come, page by page, longest overdue first. */
  readonly overdue: (shard: number, now: Instant) => AsyncIterable<readonly Overdue[]>;
}

export interface SweepDeps {
  readonly lookout: Lookout;
  readonly shards: number;
  readonly store: Pick<BookingStore, 'find' | 'write'>;
  readonly copies: Pick<CopyStore, 'putBooking' | 'leaveAlone'>;
  readonly waits: Pick<WaitStore, 'line' | 'replace'>;
  readonly lots: LotNames;
  /** Brings a booking to where the sightings of gates say that it is. */
  readonly follow: FollowGate;
  readonly effects: {
    readonly notify: SendAll<Notice>;
    readonly offer: SendAll<OffersMessage>;
    readonly close: SendAll<ClosuresMessage>;
    readonly importLots: SendAll<ImportsMessage>;
  };
  readonly clock: Clock;
}

const tellOfOverstay = async ({ lots, effects }: SweepDeps, booking: Booking): Promise<void> => {
  const lotName = (await lots.lot(booking.lotId))?.lot.name ?? '共享停车';
  // The end is in its name: who extends and overstays that is told once more.
  await effects.notify([noticeTo(booking, `overstay-${booking.to}`, overstayMessage(booking, lotName))]);
};

/** The command that time gives a booking in this state. */
const timesCommand = { held: 'expire', confirmed: 'miss' } as const;

const passTime = async (
  { store, clock }: SweepDeps,
  kept: KeptBooking,
  command: (typeof timesCommand)[keyof typeof timesCommand],
): Promise<void> => {
  const now = clock.now();
  const step = takeStep(kept.booking, kept.tariff, { command }, now);
  // Whoever changes it at the same moment decides: what is left to do is found the next time.
  if (step.ok) await store.write({ now, changes: [{ kept, ...step.value }] });
};

const driveBooking = async (deps: SweepDeps, copy: Booking): Promise<void> => {
  const kept = await deps.store.find(copy.bookingId);
  if (kept === undefined) return await deps.copies.leaveAlone(copy);
  const { booking } = kept;
  // The stream has not brought it yet, or never will.
  if (booking.version > copy.version) return await deps.copies.putBooking(booking);
  const { state } = booking;
  if (state === 'confirmed' || state === 'arrived') {
    // A gate may have seen it before it was confirmed, or died before the booking knew: nobody's spot is given away under them.
    const followed = await deps.follow(booking.bookingId);
    if (followed?.booking.version !== booking.version) return;
  }
  if (state === 'held' || state === 'confirmed') return await passTime(deps, kept, timesCommand[state]);
  if (state === 'arrived') await tellOfOverstay(deps, booking);
  await deps.copies.leaveAlone(booking);
};

const daysOf = ({ from, to }: KeptWait): readonly string[] => byDay(rangeOf(from, to)).map(({ day }) => day);

interface Sweeping extends SweepDeps {
  /** Has a line looked at: once in a sweep, however many wait in it. */
  readonly lookAtLine: SendAll<OffersMessage>;
}

/** Each message is sent once; whoever asks for it again waits for the same sending. */
const onceEach = (send: SendAll<OffersMessage>): SendAll<OffersMessage> => {
  const sent = new Map<string, Promise<void>>();
  const sendOne = (message: OffersMessage): Promise<void> => {
    const name = `${message.lotId}#${message.day}`;
    const sending = sent.get(name) ?? send([message]);
    sent.set(name, sending);
    return sending;
  };
  return async (messages) => {
    await Promise.all(messages.map(sendOne));
  };
};

const driveWait = async (deps: Sweeping, wait: KeptWait): Promise<void> => {
  const { waits, store, effects, clock } = deps;
  const now = clock.now();
  const { lotId } = wait;
  const offers = daysOf(wait)
    .slice(0, 1)
    .map((day) => ({ lotId, day }));
  const next = { ...wait, version: wait.version + 1 };
  if (wait.state === 'waiting') {
    if (wait.from <= now) {
      await waits.replace({ ...next, state: 'over' }, now);
      return;
    }
    // Moves the next look on, too.
    await deps.lookAtLine(offers);
    await waits.replace(next, now);
    return;
  }
  const kept = wait.bookingId === undefined ? undefined : await store.find(wait.bookingId);
  const state = waitAfter(kept?.booking);
  if (state === undefined) {
    // Held still: its own end comes first, should its copy not have told of it.
    if (kept !== undefined && (kept.booking.heldUntil ?? '') < now) await passTime(deps, kept, 'expire');
    return;
  }
  await settleWait({ waits, clock }, wait, state);
  if (state === 'passed') await effects.offer(offers);
};

const drive = async (deps: Sweeping, overdue: Overdue): Promise<void> => {
  switch (overdue.kind) {
    case 'booking':
      return await driveBooking(deps, overdue.booking);
    case 'wait':
      return await driveWait(deps, overdue.wait);
    case 'closure':
      return await deps.effects.close([overdue.message]);
    case 'import':
      return await deps.effects.importLots([overdue.message]);
  }
};

/**
 * Does what time does to bookings and waits, and drives again what should have moved by now. All of it stands on what
 * the claims say and is written under conditions, so sweeping twice, at once or again after a crash has one effect.
 */
export const createSweep = (deps: SweepDeps) => async (): Promise<void> => {
  const now = deps.clock.now();
  const counted = { driven: 0, failed: 0 };
  const sweeping: Sweeping = { ...deps, lookAtLine: onceEach(deps.effects.offer) };
  const sweepShard = async (shard: number): Promise<void> => {
    for await (const page of deps.lookout.overdue(shard, now))
      await Promise.all(
        page.map(async (overdue) => {
          try {
            await drive(sweeping, overdue);
            counted.driven += 1;
          } catch (error) {
            counted.failed += 1;
            log.error('parking-sweep.item-failed', { kind: overdue.kind, error });
          }
        }),
      );
  };
  await Promise.all(Array.from({ length: deps.shards }, (_, shard) => sweepShard(shard)));
  if (counted.driven + counted.failed > 0) log.info('parking-sweep.done', counted);
  if (counted.failed > 0) throw new Error(`${counted.failed} overdue rows could not be driven`);
};
