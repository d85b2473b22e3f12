import { type Clock, chinaDay, type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { countDay, type LotDay } from '@huzhou/shared/parking/figures/count-day';
import type { AreaDay, ParkingDay } from '@huzhou/shared/parking/figures/day-figures';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { log } from '../platform/log.ts';
import type { SendAll } from '../platform/send-queue.ts';
import type { Catalogue } from './catalogue.ts';
import type { CopyStore } from './copy-repository.ts';
import type { DemandStore } from './demand-repository.ts';
import type { KnownLot } from './lot-rows.ts';
import type { BookingStore, SpotDay } from './ports.ts';
import { createCopySpotDays, type OffersMessage } from './relay.ts';
import { isBooked } from './slot-claims.ts';

export interface RollupDeps {
  readonly catalogue: Pick<Catalogue, 'lots'>;
  readonly store: Pick<BookingStore, 'spotDays'>;
  readonly demand: Pick<DemandStore, 'ofDay'>;
  readonly figures: { readonly put: (city: ParkingDay, areas: readonly AreaDay[]) => Promise<void> };
  readonly copies: CopyStore;
  readonly effects: { readonly offer: SendAll<OffersMessage> };
  readonly clock: Clock;
}

/** Lots that are read at the same time. */
const lotsAtOnce = 8;

const lotDayOf = ({ lot }: KnownLot, spotDays: readonly SpotDay[]): LotDay => ({
  lot,
  booked: spotDays.map(
    ({ claims }) =>
      (quarter) =>
        isBooked(claims[quarter] ?? 0),
  ),
  bookings: spotDays.flatMap(({ bookings }) => bookings).map(({ booking }) => booking),
});

/** A day on from another, by as many days. */
const dayOn = (now: Instant, days: number): string => chinaDay(plusSeconds(now, days * secondsIn.day));

/**
 * Counts today and yesterday anew from what is claimed, and mends copies that the stream has not brought: of those two
 * days each time, and of the days to come one after the other.
 */
export const createRollup = (deps: RollupDeps) => {
  const { catalogue, store, demand, figures, copies, effects, clock } = deps;
  const copySpotDays = createCopySpotDays({ copies, effects });

  /** Copies whose number is behind that of the claims; most days there are none. */
  const mend = async (lotId: string, day: string, spotDays: readonly SpotDay[]): Promise<void> => {
    const known = await copies.knownOf(lotId, day);
    const behind = spotDays.filter(({ spotId, version }) => (known.get(spotId) ?? 0) < version);
    if (behind.length === 0) return;
    log.warn('parking-rollup.mended', { lotId, day, spots: behind.length });
    await copySpotDays(behind);
  };

  const readDay = async (lots: readonly KnownLot[], day: string): Promise<readonly LotDay[]> => {
    const found: LotDay[] = [];
    for (let start = 0; start < lots.length; start += lotsAtOnce)
      found.push(
        ...(await Promise.all(
          lots.slice(start, start + lotsAtOnce).map(async (known) => {
            const spotDays = await store.spotDays(known.lot.lotId, day);
            if (spotDays.length > 0) await mend(known.lot.lotId, day, spotDays);
            return lotDayOf(known, spotDays);
          }),
        )),
      );
    return found;
  };

  return async (): Promise<void> => {
    const now = clock.now();
    const lots = await catalogue.lots();
    for (const day of [dayOn(now, 0), dayOn(now, -1)]) {
      const [lotDays, asked] = await Promise.all([readDay(lots, day), demand.ofDay(day)]);
      const { city, areas } = countDay(day, now, lotDays, asked);
      await figures.put(city, areas);
    }
    // Each of the days on which there may be bookings has its turn several times a day.
    const quarterHour = Math.floor(Date.parse(now) / (15 * secondsIn.minute * 1000));
    await readDay(lots, dayOn(now, 1 + (quarterHour % parkingPolicy.seriesDays)));
    log.info('parking-rollup.done', { lots: lots.length });
  };
};
