import { failure, invalidInput } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import { Lot } from '@huzhou/shared/parking/lot';
import { changeLot } from '@huzhou/shared/parking/lot-routes';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import type { ActOnce } from '../act-once.ts';
import type { LotSource } from '../catalogue.ts';
import { layLot } from './lay-lot.ts';
import { findToKeep } from './lot-access.ts';
import { asWritten, type LotWrites } from './lot-writes.ts';

export interface ChangeLotDeps {
  readonly actOnce: ActOnce;
  readonly lots: Pick<LotSource, 'find'>;
  readonly writes: LotWrites;
}

const given = <T extends object>(changes: T): { [Key in keyof T]: Exclude<T[Key], undefined> } =>
  Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined)) as never;

/** Changes what a lot says of itself; bookings that are made stay as they are. */
export const createChangeLot =
  ({ actOnce, lots, writes }: ChangeLotDeps): Handler<typeof changeLot> =>
  (input, caller) =>
    actOnce({
      call: idempotentCall(changeLot, input, caller),
      output: Lot,
      plan: async () => {
        const found = await findToKeep(lots, input.path.lotId, caller);
        if (!found.ok) return found;
        const { version, heightCentimetres, ...changes } = input.body;
        if (found.value.lot.version !== version) return err(failure('conflict'));
        const { townCode: _, heightCentimetres: height, ...before } = found.value.lot;
        const bar = heightCentimetres === undefined ? height : heightCentimetres;
        const merged = { ...before, ...given(changes), ...(typeof bar === 'number' ? { heightCentimetres: bar } : {}) };
        const laid = layLot(merged, caller);
        if (!laid.ok) return err(invalidInput(laid.failure));
        // It may have moved to where another of the caller's units works: it stays with the one that it has.
        const lot = { ...merged, ...laid.value, operatorId: before.operatorId, version: version + 1 };
        return ok({
          reply: asWritten(lot, found.value.spots),
          items: [writes.replace(lot, found.value.spots, version)],
        });
      },
    });
