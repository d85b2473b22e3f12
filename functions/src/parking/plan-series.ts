import { type Failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { Instant } from '@huzhou/shared/kernel/time';
import { personProblem } from '@huzhou/shared/parking/limits';
import { priceOf } from '@huzhou/shared/parking/price';
import type { Refusal, SeriesDraft, SeriesNight } from '@huzhou/shared/parking/series';
import { assignSpots, type Night, nightsOf, seriesErrors, whyNot } from '@huzhou/shared/parking/series-plan';
import { firstSlotOf, slotStart, slotsPerDay } from '@huzhou/shared/parking/slots';
import type { Catalogue, OpenLot } from './catalogue.ts';
import { createIsFree, isClosed, suitableSpots } from './choose-spot.ts';
import { findOpenLot, plateOf } from './driver-wish.ts';
import type { BookingStore, Drivers } from './ports.ts';
import { daysOf } from './spot-day-writes.ts';

export interface PlanDeps {
  readonly store: Pick<BookingStore, 'spotDays'>;
  readonly drivers: Pick<Drivers, 'read'>;
  readonly catalogue: Pick<Catalogue, 'lot'>;
}

/** A date with the spot that it can have, or why it can have none. */
export type PlannedNight = Night & ({ readonly spotId: string } | { readonly refusal: Refusal });

export interface SeriesPlan {
  readonly lot: OpenLot;
  readonly plate: string;
  readonly nights: readonly PlannedNight[];
}

/** Looks at each date of a series: whether it can be had, and on which spot. Nothing is claimed. */
export const createPlanSeries =
  ({ store, drivers, catalogue }: PlanDeps) =>
  async (draft: SeriesDraft, personId: string, now: Instant): Promise<Result<SeriesPlan, Failure>> => {
    const errors = seriesErrors(draft, now);
    if (errors.length > 0) return err(invalidInput(...errors));
    const [driver, lot] = await Promise.all([drivers.read(personId, now), findOpenLot(catalogue, draft.lotId)]);
    if (!lot.ok) return lot;
    const plate = plateOf(driver, draft.permitId);
    if (!plate.ok) return plate;
    const nights = nightsOf(draft);
    const last = nights.at(-1);
    if (last === undefined) return err(invalidInput({ field: 'days', message: '这段日期里没有符合的日子' }));
    const problem = personProblem(driver.bookings, slotStart(last.from), now);
    if (problem !== undefined) return err(problem);

    const { sharing } = lot.value.lot;
    const asked = { sharing, plate: plate.value, bookings: driver.bookings, now };
    const judged = nights.map((night) => ({ ...night, refusal: whyNot(night, asked) }));
    const possible = judged.filter(({ refusal }) => refusal === undefined);
    const found = await Promise.all(
      [...new Set(possible.flatMap(daysOf))].map((day) => {
        const from = firstSlotOf(day);
        return store.spotDays(draft.lotId, day, { slots: { from, to: from + slotsPerDay }, tokens: [] });
      }),
    );
    const isFree = createIsFree(found.flat(), now);
    const { closures } = lot.value;
    const spots = suitableSpots(lot.value, { charger: draft.charger, token: personId });
    const assigned = assignSpots(
      possible,
      spots,
      (spotId, range) => !isClosed(closures, spotId, range) && isFree(spotId, range),
    );
    const allClosed = (night: Night): boolean => spots.every((spotId) => isClosed(closures, spotId, night));

    return ok({
      lot: lot.value,
      plate: plate.value,
      nights: judged.map((one): PlannedNight => {
        const { refusal, ...night } = one;
        const spotId = assigned.get(one);
        if (refusal === undefined && spotId !== undefined) return { ...night, spotId };
        return { ...night, refusal: refusal ?? (allClosed(night) ? 'closed' : 'full') };
      }),
    });
  };
export type PlanSeries = ReturnType<typeof createPlanSeries>;

/** A date as the driver is told of it. */
export const nightView = ({ lot: { lot } }: SeriesPlan, night: PlannedNight): SeriesNight => ({
  day: night.day,
  from: slotStart(night.from),
  to: slotStart(night.to),
  cents: priceOf(lot.tariff, night).cents,
  ...('refusal' in night ? { refusal: night.refusal } : { spotId: night.spotId }),
});

export const centsOf = (nights: readonly SeriesNight[]): number =>
  nights.reduce((sum, { refusal, cents }) => (refusal === undefined ? sum + cents : sum), 0);
