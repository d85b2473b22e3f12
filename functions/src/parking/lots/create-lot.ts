import { invalidInput } from '@huzhou/shared/kernel/failure';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import { err, ok } from '@huzhou/shared/kernel/result';
import { Lot } from '@huzhou/shared/parking/lot';
import { createLot } from '@huzhou/shared/parking/lot-routes';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import type { ActOnce } from '../act-once.ts';
import { layLot } from './lay-lot.ts';
import { asWritten, type LotWrites } from './lot-writes.ts';

export interface CreateLotDeps {
  readonly actOnce: ActOnce;
  readonly writes: LotWrites;
  readonly randomBytes: RandomBytes;
}

const newLotId = (randomBytes: RandomBytes): string => `lot-${randomCode(randomBytes, 10).toLowerCase()}`;

/** Opens a lot with all its spots, for the caller's own unit. */
export const createCreateLot =
  ({ actOnce, writes, randomBytes }: CreateLotDeps): Handler<typeof createLot> =>
  async (input, caller) => {
    const { spots, ...draft } = input.body;
    const laid = layLot(draft, caller);
    if (!laid.ok) return err(invalidInput(laid.failure));
    return actOnce({
      call: idempotentCall(createLot, input, caller),
      output: Lot,
      plan: async () => {
        const lot = { ...draft, ...laid.value, lotId: newLotId(randomBytes), paused: false, version: 1 };
        return ok({ reply: asWritten(lot, spots), items: [writes.create(lot, spots)] });
      },
    });
  };
