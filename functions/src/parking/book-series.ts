import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Clock, Instant } from '@huzhou/shared/kernel/time';
import { bookingIdOf } from '@huzhou/shared/parking/booking';
import { priceOf } from '@huzhou/shared/parking/price';
import { bookSeries, type previewSeries } from '@huzhou/shared/parking/routes';
import { Series, type SeriesNight } from '@huzhou/shared/parking/series';
import { dayOf, slotStart } from '@huzhou/shared/parking/slots';
import type { Handler } from '../platform/http.ts';
import { idempotentCall } from '../platform/idempotency.ts';
import type { ActOnce } from './act-once.ts';
import { centsOf, nightView, type PlannedNight, type PlanSeries, type SeriesPlan } from './plan-series.ts';
import type { BookingStore, KeptBooking } from './ports.ts';
import { confirmedClaim } from './slot-claims.ts';
import { tokenOf } from './tokens.ts';

export interface SeriesDeps {
  readonly planSeries: PlanSeries;
  readonly store: Pick<BookingStore, 'itemsOf'>;
  readonly actOnce: ActOnce;
  readonly clock: Clock;
}

/** What could be had now, without having it. */
export const createPreviewSeries =
  ({ planSeries, clock }: SeriesDeps): Handler<typeof previewSeries> =>
  async ({ body }, { personId }) => {
    const plan = await planSeries(body, personId, clock.now());
    if (!plan.ok) return plan;
    const nights = plan.value.nights.map((night) => nightView(plan.value, night));
    return ok({ nights, cents: centsOf(nights) });
  };

interface Booker {
  readonly personId: string;
  readonly seriesId: string;
  readonly now: Instant;
}

const bookingOf = (
  { lot: { lot }, plate }: SeriesPlan,
  night: PlannedNight & { readonly spotId: string },
  { personId, seriesId, now }: Booker,
): KeptBooking => {
  const place = { lotId: lot.lotId, spotId: night.spotId };
  return {
    booking: {
      ...place,
      bookingId: bookingIdOf({ ...place, day: dayOf(night.from), token: tokenOf(seriesId, night.day) }),
      personId,
      plate,
      state: 'confirmed',
      from: slotStart(night.from),
      to: slotStart(night.to),
      origin: 'series',
      createdAt: now,
      price: priceOf(lot.tariff, night),
      seriesId,
      version: 1,
    },
    tariff: lot.tariff,
    claim: confirmedClaim(now),
    calls: [],
  };
};

const nothingFree = failure('conflict', '所选日期都约不到，请换个停车场或时间');

/** Has all dates that can be had in one transaction; after a lost race it looks at them anew. */
export const createBookSeries =
  ({ planSeries, store, actOnce }: SeriesDeps): Handler<typeof bookSeries> =>
  (input, caller) => {
    const { personId } = caller;
    const seriesId = tokenOf(personId, bookSeries.id, input.idempotencyKey);
    return actOnce({
      call: idempotentCall(bookSeries, input, caller),
      output: Series,
      plan: async (now) => {
        const planned = await planSeries(input.body, personId, now);
        if (!planned.ok) return planned;
        const plan = planned.value;
        const claims: KeptBooking[] = [];
        const nights = plan.nights.map((night): SeriesNight => {
          if ('refusal' in night) return nightView(plan, night);
          const kept = bookingOf(plan, night, { personId, seriesId, now });
          claims.push(kept);
          return { ...nightView(plan, night), bookingId: kept.booking.bookingId };
        });
        if (claims.length === 0) return err(nothingFree);
        return ok({ reply: { seriesId, nights, cents: centsOf(nights) }, items: store.itemsOf({ now, claims }) });
      },
    });
  };
