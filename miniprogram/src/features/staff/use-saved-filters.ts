import type { CaseFilter, SavedFilter } from '@huzhou/shared/complaints/desk';
import { listSavedFilters, removeSavedFilter, saveFilter } from '@huzhou/shared/complaints/desk-routes';
import { fieldErrors } from '@huzhou/shared/contract/problem';
import { useState } from 'react';
import * as z from 'zod/mini';
import { call } from '../../api/api.ts';
import { useFresh } from '../../api/use-fresh.ts';
import { useOnce } from '../../api/use-once.ts';

export interface SavedFilters {
  readonly filters: readonly SavedFilter[];
  readonly trouble: string | undefined;
  readonly busy: boolean;
  /** @returns whether it was saved. */
  readonly save: (name: string, filter: CaseFilter) => Promise<boolean>;
  readonly remove: (filterId: string) => Promise<boolean>;
  readonly forgive: () => void;
}

const goodForSeconds = 300;

/** The filters that this person has kept under a name. */
export const useSavedFilters = (personId: string): SavedFilters => {
  const { value, refresh } = useFresh(() => call(listSavedFilters, {}), {
    everySeconds: goodForSeconds,
    key: personId,
  });
  const [trouble, setTrouble] = useState<string>();
  const [busy, setBusy] = useState(false);
  const once = useOnce();

  const save = async (name: string, filter: CaseFilter): Promise<boolean> => {
    const body = { name, filter };
    const read = z.safeParse(saveFilter.input.body, body);
    setTrouble(read.success ? undefined : fieldErrors(read.error.issues)[0]?.message);
    if (!read.success) return false;
    setBusy(true);
    const answer = await call(saveFilter, { body }, { idempotencyKey: once.keyFor(body) });
    setBusy(false);
    if (answer.ok) {
      once.fulfilled();
      void refresh();
    } else setTrouble(answer.failure.errors[0]?.message ?? answer.failure.title);
    return answer.ok;
  };

  const remove = async (filterId: string): Promise<boolean> => {
    setBusy(true);
    const answer = await call(
      removeSavedFilter,
      { path: { filterId }, body: {} },
      { idempotencyKey: once.keyFor({ remove: filterId }) },
    );
    setBusy(false);
    if (answer.ok) {
      once.fulfilled();
      void refresh();
    } else setTrouble(answer.failure.title);
    return answer.ok;
  };

  return { filters: value?.filters ?? [], trouble, busy, save, remove, forgive: () => setTrouble(undefined) };
};
