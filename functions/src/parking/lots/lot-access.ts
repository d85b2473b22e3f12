import type { Caller } from '@huzhou/shared/identity/caller';
import { type Failure, failure } from '@huzhou/shared/kernel/failure';
import { err, ok, type Result } from '@huzhou/shared/kernel/result';
import type { LotId } from '@huzhou/shared/parking/lot';
import { mayLookInto, operates } from '@huzhou/shared/parking/rights';
import type { LotSource, OpenLot } from '../catalogue.ts';

type Access = (lots: Pick<LotSource, 'find'>, lotId: LotId, caller: Caller) => Promise<Result<OpenLot, Failure>>;

// Lots are public, so that it is no secret that one exists.
const accessFor =
  (may: typeof operates): Access =>
  async (lots, lotId, caller) => {
    const found = await lots.find(lotId);
    if (found === undefined) return err(failure('not-found', '没有这个停车场'));
    return may(found.lot, caller) ? ok(found) : err(failure('forbidden', '这不是您运营的停车场'));
  };

/** The lot as it is now, for one of its operators. */
export const findToKeep: Access = accessFor(operates);
/** The lot as it is now, for its operators and the officer of its area. */
export const findToRead: Access = accessFor(mayLookInto);
