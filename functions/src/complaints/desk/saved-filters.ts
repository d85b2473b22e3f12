import { SavedFilter } from '@huzhou/shared/complaints/desk';
import { type listSavedFilters, removeSavedFilter, saveFilter } from '@huzhou/shared/complaints/desk-routes';
import { mostSavedFilters } from '@huzhou/shared/complaints/reply-templates';
import { failure } from '@huzhou/shared/kernel/failure';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import { ok } from '@huzhou/shared/kernel/result';
import { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import type { Handler } from '../../platform/http.ts';
import { idempotentCall } from '../../platform/idempotency.ts';
import { addBounded, type Bound, removeBounded } from '../bounded-rows.ts';
import { actOnce, type OnceDeps } from './act-once.ts';
import { staffPartition } from './casework-repository.ts';
import { staffOf } from './staff-caller.ts';

const prefix = 'FILTER#';
const keyOf = (staffId: string, filterId: string) => ({ pk: staffPartition(staffId), sk: `${prefix}${filterId}` });

const boundOf = (table: string, staffId: string): Bound => ({
  table,
  countKey: { pk: staffPartition(staffId), sk: 'COUNT#FILTER' },
  most: mostSavedFilters,
});

const Row = z.object({ ...SavedFilter.shape, savedAt: Instant });

/** My filters, in the order in which I saved them. */
export const createListSavedFilters =
  ({ casework }: Pick<OnceDeps, 'casework'>): Handler<typeof listSavedFilters> =>
  async (_input, caller) => {
    const rows = await casework.list(staffPartition(staffOf(caller).staffId), prefix);
    const filters = rows.map((row) => z.parse(Row, row)).sort((one, other) => (one.savedAt < other.savedAt ? -1 : 1));
    return ok({ filters: filters.map(({ savedAt: _savedAt, ...filter }) => filter) });
  };

export const createSaveFilter =
  (deps: OnceDeps & { readonly randomBytes: RandomBytes }): Handler<typeof saveFilter> =>
  async (input, caller) => {
    const { staffId } = staffOf(caller);
    return actOnce(deps, {
      call: idempotentCall(saveFilter, input, caller),
      output: SavedFilter,
      plan: async (savedAt) => {
        const reply: SavedFilter = { filterId: randomCode(deps.randomBytes, 16), ...input.body };
        const row = { ...keyOf(staffId, reply.filterId), ...reply, savedAt };
        return ok({ reply, items: addBounded(boundOf(deps.casework.table, staffId), row) });
      },
      refusals: { full: failure('out-of-turn', `最多保存 ${mostSavedFilters} 个筛选，请先删除不用的`) },
    });
  };

/** Removing what is not there, or no more, is no failure: it is what was wanted. */
export const createRemoveSavedFilter =
  (deps: OnceDeps): Handler<typeof removeSavedFilter> =>
  async (input, caller) => {
    const { staffId } = staffOf(caller);
    const key = keyOf(staffId, input.path.filterId);
    return actOnce(deps, {
      call: idempotentCall(removeSavedFilter, input, caller),
      output: removeSavedFilter.output,
      plan: async () => {
        const isThere = (await deps.casework.find(key)) !== undefined;
        return ok({
          reply: { removed: isThere },
          items: isThere ? removeBounded(boundOf(deps.casework.table, staffId), key) : [],
        });
      },
    });
  };
