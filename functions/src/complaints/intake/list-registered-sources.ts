import type { listSources } from '@huzhou/shared/complaints/intake/routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Handler } from '../../platform/http.ts';
import { type AdministerDeps, mayAdminister, viewOf } from './source-administration.ts';

/** The sources that this administrator decides about. */
export const createListSources =
  (deps: AdministerDeps): Handler<typeof listSources> =>
  async (_, caller) => {
    const now = deps.clock.now();
    const all = await deps.sources.list();
    return ok({
      sources: all.filter(({ source }) => mayAdminister(caller, source.scope)).map((each) => viewOf(each, now)),
    });
  };
