import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { isClaimedIn } from '@huzhou/shared/parking/bitmap';
import { openQuarters } from '@huzhou/shared/parking/opening';
import type { getDay } from '@huzhou/shared/parking/routes';
import type { Handler } from '../platform/http.ts';
import { type Availability, bookable } from './availability.ts';
import type { Catalogue } from './catalogue.ts';

export interface DayDeps {
  readonly catalogue: Pick<Catalogue, 'lot'>;
  readonly availability: Pick<Availability, 'lotDay'>;
}

/** How many spots of a lot are free in each quarter of a day. */
export const createGetDay =
  ({ catalogue, availability }: DayDeps): Handler<typeof getDay> =>
  async ({ path: { lotId, day }, query }) => {
    const [known, claimed] = await Promise.all([catalogue.lot(lotId), availability.lotDay(day, lotId)]);
    if (known === undefined) return err(failure('not-found', '没有找到这个停车场'));
    const { lot, spots } = known;
    const { open, unpublished } = openQuarters(lot.sharing, day);
    const counted = bookable(spots, query).map(({ spotId }) => claimed.get(spotId));
    const freeIn = (quarter: number): number =>
      counted.filter((bitmap) => bitmap === undefined || !isClaimedIn(bitmap, quarter)).length;
    return ok({
      day,
      quarters: open.map((isOpen, quarter) => (isOpen && !lot.paused ? freeIn(quarter) : -1)),
      unpublished,
    });
  };
