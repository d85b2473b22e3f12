import type { getComplaint } from '@huzhou/shared/complaints/routes';
import { failure } from '@huzhou/shared/kernel/failure';
import { err, ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../platform/http.ts';
import type { ComplaintStore } from './ports.ts';
import { readerOf } from './reader.ts';
import { type ShowCaseDeps, showCase } from './show-case.ts';

interface Deps extends ShowCaseDeps {
  readonly store: Pick<ComplaintStore, 'read'>;
}

/** One case as the caller may see it. */
export const createGetComplaint =
  (deps: Deps): Handler<typeof getComplaint> =>
  async ({ path: { complaintId } }, caller) => {
    const file = await deps.store.read(complaintId);
    // Whoever may not read it does not learn that it exists.
    if (file === undefined || readerOf(file, caller) === undefined)
      return err(failure('not-found', '没有找到这件投诉'));
    return ok(await showCase(deps, file, caller, { at: deps.clock.now() }));
  };
