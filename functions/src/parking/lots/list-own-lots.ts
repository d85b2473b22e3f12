import { ok } from '@huzhou/shared/kernel/result';
import type { Clock } from '@huzhou/shared/kernel/time';
import type { listOwnLots } from '@huzhou/shared/parking/lot-routes';
import { mayLookInto } from '@huzhou/shared/parking/rights';
import { dayOf, slotAt } from '@huzhou/shared/parking/slots';
import type { Handler } from '../../platform/http.ts';
import { type Availability, bookable, freeSpots } from '../availability.ts';
import type { LotSource } from '../catalogue.ts';

export interface ListOwnLotsDeps {
  readonly lots: Pick<LotSource, 'all'>;
  readonly availability: Pick<Availability, 'city'>;
  readonly clock: Clock;
}

const lotsPerPage = 50;

/** The caller's lots in the order of their ids, each with how many of its spots are claimed now, closed ones included. */
export const createListOwnLots =
  ({ lots, availability, clock }: ListOwnLotsDeps): Handler<typeof listOwnLots> =>
  async ({ query: { cursor = '' } }, caller) => {
    const now = slotAt(clock.now());
    const [all, claimed] = await Promise.all([lots.all(), availability.city(dayOf(now), dayOf(now))]);
    // A page begins after the last lot of the one before.
    const own = all
      .filter(({ lot }) => mayLookInto(lot, caller) && lot.lotId > cursor)
      .sort((one, other) => (one.lot.lotId < other.lot.lotId ? -1 : 1));
    const page = own.slice(0, lotsPerPage).map(({ lot, spots }) => {
      const free = freeSpots(bookable(spots, { charger: false }), { from: now, to: now + 1 }, (day) =>
        claimed(day, lot.lotId),
      );
      return { ...lot, occupied: lot.spots - free };
    });
    const last = page.at(-1);
    return ok({ lots: page, ...(own.length > page.length && last !== undefined ? { nextCursor: last.lotId } : {}) });
  };
