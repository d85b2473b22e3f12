import { type Failure, failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import { type Clock, plusSeconds } from '@huzhou/shared/kernel/time';
import { limitProblem } from '@huzhou/shared/parking/limits';
import { parkingPolicy } from '@huzhou/shared/parking/policy';
import { priceOf } from '@huzhou/shared/parking/price';
import { holdSpot } from '@huzhou/shared/parking/routes';
import { rangeOf } from '@huzhou/shared/parking/slots';
import { timeErrors } from '@huzhou/shared/parking/times';
import type { BookingView } from '@huzhou/shared/parking/view';
import type { Handler } from '../platform/http.ts';
import { log } from '../platform/log.ts';
import type { Catalogue } from './catalogue.ts';
import type { RecordDemand } from './demand.ts';
import { findOpenLot, hoursProblem, plateOf } from './driver-wish.ts';
import type { PlaceBooking } from './place-booking.ts';
import type { BookingStore, Drivers, KeptBooking, KeptCall } from './ports.ts';
import { showBooking } from './show-booking.ts';
import { keptCallOf, tokenOf } from './tokens.ts';

export interface HoldDeps {
  readonly store: Pick<BookingStore, 'find' | 'spotClaims'>;
  readonly drivers: Pick<Drivers, 'read'>;
  readonly catalogue: Pick<Catalogue, 'lot'>;
  readonly placeBooking: PlaceBooking;
  readonly recordDemand: RecordDemand;
  readonly clock: Clock;
}

const full = failure('conflict', '所选时间已经约满，可以候补或看看附近的停车场');

/** Whether this very call made the booking. */
const isOf = ({ calls }: KeptBooking, { key, fingerprint }: KeptCall): boolean =>
  calls.some((call) => call.key === key && call.fingerprint === fingerprint);

/** Holds a spot of a lot for a driver who then has five minutes to confirm. */
export const createHoldSpot =
  (deps: HoldDeps): Handler<typeof holdSpot> =>
  async (input, caller) => {
    const { store, drivers, catalogue, placeBooking, recordDemand, clock } = deps;
    const { lotId, permitId, from, to, charger } = input.body;
    const now = clock.now();
    const token = tokenOf(caller.personId, holdSpot.id, input.idempotencyKey);
    const call = keptCallOf(holdSpot, input, caller);

    const show = async (kept: KeptBooking): Promise<Result<BookingView, Failure>> => {
      if (!isOf(kept, call)) return err(failure('idempotency-mismatch'));
      const lot = await findOpenLot(catalogue, kept.booking.lotId);
      return lot.ok ? ok(await showBooking(store, kept, lot.value, { caller, now })) : lot;
    };

    const [driver, lot] = await Promise.all([drivers.read(caller.personId, now), findOpenLot(catalogue, lotId)]);
    const earlier = driver.bookings.find(({ bookingId }) => bookingId.endsWith(`.${token}`));
    const known = earlier && (await store.find(earlier.bookingId));
    if (known !== undefined) return show(known);
    const errors = timeErrors({ from, to }, now);
    if (errors.length > 0) return err(invalidInput(...errors));
    if (!lot.ok) return lot;
    const plate = plateOf(driver, permitId);
    if (!plate.ok) return plate;
    const range = rangeOf(from, to);
    const problem =
      hoursProblem(lot.value, range) ?? limitProblem(driver.bookings, { plate: plate.value, from, to }, now);
    if (problem !== undefined) return err(problem);

    const { personId } = caller;
    const heldUntil = plusSeconds(now, parkingPolicy.holdSeconds);
    const price = priceOf(lot.value.lot.tariff, range);
    const draft = {
      personId,
      plate: plate.value,
      from,
      to,
      origin: 'driver',
      createdAt: now,
      heldUntil,
      price,
    } as const;
    const placed = await placeBooking({ lot: lot.value, draft, charger, token, call }, now);
    if (placed.outcome === 'held') log.info('parking.held', { bookingId: placed.kept.booking.bookingId });
    if (placed.outcome === 'held' || placed.outcome === 'repeated') return show(placed.kept);
    await recordDemand({ kind: 'holdRefused', point: lot.value.lot.point, at: from, lotId });
    return err(full);
  };
