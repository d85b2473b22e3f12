import { type Clock, type Instant, plusSeconds } from '@huzhou/shared/kernel/time';
import { type BookingId, bookingIdOf } from '@huzhou/shared/parking/booking';
import { limitProblem } from '@huzhou/shared/parking/limits';
import { whyClosed } from '@huzhou/shared/parking/opening';
import { mayPark } from '@huzhou/shared/parking/permit';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { priceOf } from '@huzhou/shared/parking/price';
import { dayOf, overlap, rangeOf, type SlotRange } from '@huzhou/shared/parking/slots';
import { log } from '../platform/log.ts';
import type { Catalogue, OpenLot } from './catalogue.ts';
import { createIsFree, isClosed, suitableSpots } from './choose-spot.ts';
import type { BookingStore, Drivers, KeptBooking } from './ports.ts';
import type { OffersMessage } from './relay.ts';
import { heldClaim } from './slot-claims.ts';
import { daysOf } from './spot-day-writes.ts';
import { tokenOf } from './tokens.ts';
import type { WaitStore } from './wait-repository.ts';
import type { KeptWait } from './wait-rows.ts';

export interface OfferDeps {
  readonly waits: Pick<WaitStore, 'line' | 'replace' | 'replacing'>;
  readonly store: Pick<BookingStore, 'spotDays' | 'write'>;
  readonly drivers: Pick<Drivers, 'read'>;
  readonly catalogue: Pick<Catalogue, 'lot'>;
  readonly clock: Clock;
}

/** Others at the same line change it under us: then it is read anew. */
const mostReadings = 20;
/** Others were quicker at so many spots in a row: what became free is told again. */
const mostSpotsTried = 6;

/** What was free when the line was read, without what has gone since. */
const createFreed = (isFree: ReturnType<typeof createIsFree>) => {
  const gone: { readonly spotId: string; readonly range: SlotRange }[] = [];
  return {
    isFree: (spotId: string, range: SlotRange): boolean =>
      isFree(spotId, range) && !gone.some((one) => one.spotId === spotId && overlap(one.range, range)),
    gone: (spotId: string, range: SlotRange): void => void gone.push({ spotId, range }),
  };
};
type Freed = ReturnType<typeof createFreed>;

const rangeOfWait = ({ from, to }: KeptWait) => rangeOf(from, to);

/** Those who may be offered something on that day, first come first. */
const inLine = (line: readonly KeptWait[], day: string, now: Instant): readonly KeptWait[] =>
  line.filter((wait) => wait.state === 'waiting' && wait.from > now && daysOf(rangeOfWait(wait)).includes(day));

const keptFor = (wait: KeptWait, { lot }: OpenLot, spotId: string, now: Instant): KeptBooking => {
  const { personId, plate, from, to, waitId, version, lotId } = wait;
  const heldUntil = plusSeconds(now, parkingPolicy.offerSeconds);
  const range = rangeOfWait(wait);
  return {
    booking: {
      bookingId: bookingIdOf({
        lotId,
        spotId,
        day: dayOf(range.from),
        token: tokenOf('offer', waitId, String(version)),
      }),
      personId,
      plate,
      state: 'held',
      lotId,
      spotId,
      from,
      to,
      origin: 'offer',
      createdAt: now,
      heldUntil,
      price: priceOf(lot.tariff, range),
      version: 1,
    },
    tariff: lot.tariff,
    claim: heldClaim(heldUntil),
    calls: [],
  };
};

/** The wait with what it is offered. */
const offered = (wait: KeptWait, bookingId: BookingId, offeredUntil: Instant): KeptWait => ({
  ...wait,
  state: 'offered',
  bookingId,
  offeredUntil,
  version: wait.version + 1,
});

/** Whether somebody may still have what they wait for; `over`: never any more. */
const standing = async ({ drivers }: OfferDeps, wait: KeptWait, now: Instant): Promise<'yes' | 'not-now' | 'over'> => {
  const { permits, bookings } = await drivers.read(wait.personId, now);
  const permit = permits.find(({ permitId }) => permitId === wait.permitId);
  if (permit === undefined || !mayPark(permit.state)) return 'over';
  return limitProblem(bookings, wait, now) === undefined ? 'yes' : 'not-now';
};

/** One in the line: `changed` when somebody else was at this wait meanwhile. */
const offerTo = async (
  deps: OfferDeps,
  wait: KeptWait,
  lot: OpenLot,
  freed: Freed,
): Promise<'offered' | 'nothing' | 'changed'> => {
  const { waits, store, clock } = deps;
  const now = clock.now();
  const range = rangeOfWait(wait);
  if (whyClosed(lot.lot.sharing, range) !== undefined) return 'nothing';
  const suiting = suitableSpots(lot, { charger: wait.charger, token: tokenOf(wait.waitId) })
    .filter((spotId) => !isClosed(lot.closures, spotId, range) && freed.isFree(spotId, range))
    .slice(0, mostSpotsTried);
  if (suiting.length === 0) return 'nothing';
  const stands = await standing(deps, wait, now);
  if (stands === 'over') await waits.replace({ ...wait, state: 'over', version: wait.version + 1 }, now);
  if (stands !== 'yes') return 'nothing';
  for (const spotId of suiting) {
    const kept = keptFor(wait, lot, spotId, now);
    const { bookingId, heldUntil = now } = kept.booking;
    const after = offered(wait, bookingId, heldUntil);
    // The hold and the place in the line are one: nobody is offered the same twice, and nothing goes to two.
    const { outcome } = await store.write({ now, claims: [kept], beside: [waits.replacing(after, now)] });
    // Whoever is next does not try it in vain, and so is not passed over for somebody behind.
    if (outcome === 'done' || outcome === 'taken') freed.gone(spotId, range);
    if (outcome === 'done') {
      log.info('parking.offered', { waitId: wait.waitId, bookingId });
      return 'offered';
    }
    if (outcome !== 'taken') return 'changed';
  }
  return 'nothing';
};

/**
 * Offers what has become free to those who wait, in the order in which they came. Spots are read once for all of them,
 * so that what becomes free in between is not seen by somebody further behind first: it is told by a message of its own.
 */
export const createOfferFreed = (deps: OfferDeps) => {
  /** False when somebody else was at the line meanwhile. */
  const pass = async ({ lotId, day }: OffersMessage, lot: OpenLot): Promise<boolean> => {
    const { waits, store, clock } = deps;
    const now = clock.now();
    const line = inLine(await waits.line(lotId), day, now);
    const days = new Set(line.flatMap((wait) => daysOf(rangeOfWait(wait))));
    const spotDays = await Promise.all([...days].map((one) => store.spotDays(lotId, one)));
    const freed = createFreed(createIsFree(spotDays.flat(), now));
    for (const wait of line) if ((await offerTo(deps, wait, lot, freed)) === 'changed') return false;
    return true;
  };

  return async (message: OffersMessage): Promise<void> => {
    const lot = await deps.catalogue.lot(message.lotId, 'fresh');
    if (lot === undefined || lot.lot.paused) return;
    for (let reading = 0; reading < mostReadings; reading += 1) if (await pass(message, lot)) return;
    throw new Error(`The line for ${message.lotId} kept changing under ${mostReadings} readings`);
  };
};
