import type { Point } from '@huzhou/shared/directory/place';
import { type Instant, plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import { type DemandKind, elsewhere } from '@huzhou/shared/parking/figures/demand';
import { dayOf, firstSlotOf, indexInDay, slotAt, slotStart } from '@huzhou/shared/parking/slots';
import { tensionAreaAt } from '@huzhou/shared/parking/tension-areas';
import { log } from '../platform/log.ts';
import { ttlOf } from '../platform/table.ts';

/** Somebody wanted to park. */
export interface Wanted {
  readonly kind: DemandKind;
  /** Where: of the place looked for, or of the lot. */
  readonly point: Point;
  /** From when. */
  readonly at: Instant;
  /** The lot, where it was a certain one. */
  readonly lotId?: string;
}

/** What is counted of it, in which row. */
export interface DemandCounter {
  readonly day: string;
  readonly place: string;
  /** `search18`: what, in which hour. */
  readonly counter: string;
  readonly refusedAt?: string | undefined;
  readonly expiresAt: number;
}

export type RecordDemand = (wanted: Wanted) => Promise<void>;

const keptSeconds = 60 * secondsIn.day;

/** Counts what people ask for, so that it is known where and when supply is short. What cannot be counted is let go. */
export const createRecordDemand =
  (count: (counter: DemandCounter) => Promise<void>): RecordDemand =>
  async ({ kind, point, at, lotId }) => {
    const slot = slotAt(at);
    const day = dayOf(slot);
    try {
      await count({
        day,
        place: tensionAreaAt(point)?.areaId ?? elsewhere,
        counter: `${kind}${Math.floor(indexInDay(slot) / 4)}`,
        refusedAt: kind === 'holdRefused' ? lotId : undefined,
        expiresAt: ttlOf(plusSeconds(slotStart(firstSlotOf(day)), keptSeconds)),
      });
    } catch (error) {
      // Nobody's request fails for a figure.
      log.warn('parking.demand-not-counted', { kind, error });
    }
  };
