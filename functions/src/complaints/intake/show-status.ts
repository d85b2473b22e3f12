import type { getHandedOver, getReport } from '@huzhou/shared/complaints/intake/routes';
import { ok } from '@huzhou/shared/kernel/result';
import type { Source } from '@huzhou/shared/sources/source';
import type { Handler } from '../../platform/http.ts';
import { onTheirCase, type TheirCaseDeps } from './on-their-case.ts';

const look = (deps: TheirCaseDeps, source: Source, number: string) =>
  onTheirCase(deps, { source, number, plan: async () => ok(undefined) });

/** How the case of a machine's event stands. */
export const createGetReport =
  (deps: TheirCaseDeps): Handler<typeof getReport, Source> =>
  async ({ path: { eventId } }, source) =>
    look(deps, source, eventId);

/** How a case that was handed over stands, by the number of whoever handed it over. */
export const createGetHandedOver =
  (deps: TheirCaseDeps): Handler<typeof getHandedOver, Source> =>
  async ({ path: { number } }, source) =>
    look(deps, source, number);
