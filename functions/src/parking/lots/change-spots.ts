import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { Lot, mostKnownSpots, mostSpots, type Spot } from '@huzhou/shared/parking/lot';
import { changeSpots } from '@huzhou/shared/parking/lot-routes';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import type { ActOnce } from '../act-once.ts';
import type { LotSource } from '../catalogue.ts';
import { findToKeep } from './lot-access.ts';
import { asWritten, type LotWrites } from './lot-writes.ts';

export interface ChangeSpotsDeps {
  readonly actOnce: ActOnce;
  readonly lots: Pick<LotSource, 'find'>;
  readonly writes: LotWrites;
}

/** Those that are given instead of those of the same name, new ones at the end. */
export const withSpots = (before: readonly Spot[], given: readonly Spot[]): readonly Spot[] => [
  ...new Map([...before, ...given].map((spot) => [spot.spotId, spot])).values(),
];

/** Adds spots, changes them, takes them out of use. Who has booked one keeps it. */
export const createChangeSpots =
  ({ actOnce, lots, writes }: ChangeSpotsDeps): Handler<typeof changeSpots> =>
  (input, caller) =>
    actOnce({
      call: idempotentCall(changeSpots, input, caller),
      output: Lot,
      plan: async () => {
        const found = await findToKeep(lots, input.path.lotId, caller);
        if (!found.ok) return found;
        const { version } = input.body;
        if (found.value.lot.version !== version) return err(failure('conflict'));
        const spots = withSpots(found.value.spots, input.body.spots);
        const lot = { ...found.value.lot, version: version + 1 };
        const reply = asWritten(lot, spots);
        if (reply.spots > mostSpots)
          return err(invalidInput({ field: 'spots', message: `一个停车场最多 ${mostSpots} 个在用车位` }));
        if (spots.length > mostKnownSpots)
          return err(invalidInput({ field: 'spots', message: '停用的车位编号太多了，请重新启用已有的编号' }));
        return ok({ reply, items: [writes.replace(lot, spots, version)] });
      },
    });
