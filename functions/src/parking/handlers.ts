import type { Clock } from '@huzhou/shared/kernel/time';
import type * as routes from '@huzhou/shared/parking/routes';
import type { Handlers } from '../platform/http.ts';
import type { Pause } from '../platform/patience.ts';
import type { ActOnce } from './act-once.ts';
import type { Availability } from './availability.ts';
import { createBookSeries, createPreviewSeries } from './book-series.ts';
import { createBookingCommands } from './booking-commands.ts';
import type { Catalogue } from './catalogue.ts';
import type { RecordDemand } from './demand.ts';
import { createGetDay } from './get-day.ts';
import { createGetLot } from './get-lot.ts';
import { createHoldSpot } from './hold-spot.ts';
import { createJoinWaitlist } from './join-waitlist.ts';
import { createLeaveWaitlist } from './leave-waitlist.ts';
import { createListWaits } from './list-waits.ts';
import { createMoveBooking } from './move-booking.ts';
import { createPlaceBooking } from './place-booking.ts';
import { createPlanSeries } from './plan-series.ts';
import type { BookingStore, Drivers } from './ports.ts';
import { createGetBooking, createListBookings } from './read-bookings.ts';
import { createReportOccupied } from './report-occupied.ts';
import { createSearchLots } from './search-lots.ts';
import type { WaitStore } from './wait-repository.ts';

export interface ParkingDeps {
  readonly store: BookingStore;
  readonly drivers: Drivers;
  readonly catalogue: Catalogue;
  readonly availability: Availability;
  readonly waits: WaitStore;
  readonly actOnce: ActOnce;
  readonly recordDemand: RecordDemand;
  readonly clock: Clock;
  readonly pause: Pause;
}

/** The handlers of drivers' routes over one set of surroundings: the real ones, or a test's. */
export const createParkingHandlers = (deps: ParkingDeps): Handlers<typeof routes> => {
  const series = { ...deps, planSeries: createPlanSeries(deps) };
  return {
    searchLots: createSearchLots(deps),
    getLot: createGetLot(deps),
    getDay: createGetDay(deps),
    holdSpot: createHoldSpot({ ...deps, placeBooking: createPlaceBooking(deps.store) }),
    ...createBookingCommands(deps),
    reportOccupied: createReportOccupied({ ...deps, moveBooking: createMoveBooking(deps) }),
    listBookings: createListBookings(deps),
    getBooking: createGetBooking(deps),
    previewSeries: createPreviewSeries(series),
    bookSeries: createBookSeries(series),
    joinWaitlist: createJoinWaitlist(deps),
    listWaits: createListWaits(deps),
    leaveWaitlist: createLeaveWaitlist(deps),
  };
};
