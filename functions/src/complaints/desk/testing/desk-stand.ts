import { randomBytes } from 'node:crypto';
import * as routes from '@huzhou/shared/complaints/desk-routes';
import type { Route, RouteReply } from '@huzhou/shared/contract/route';
import type { Caller } from '@huzhou/shared/identity/caller';
import type { FieldError } from '@huzhou/shared/kernel/failure';
import { serve } from '../../../platform/http.ts';
import { createRateLimiter } from '../../../platform/rate-limit.ts';
import { createTestTables } from '../../../platform/testing/dynamo.ts';
import { httpEvent, lambdaContext } from '../../../platform/testing/http-event.ts';
import { createExportAudit } from '../../audit-repository.ts';
import type { ExportRequest, StoredJob } from '../../export/export-job.ts';
import { type Call, createStand, newKey } from '../../testing/stand.ts';
import { createCaseworkRepository } from '../casework-repository.ts';
import { createDayRepository } from '../day-repository.ts';
import { createDeskHandlers, type DeskDeps } from '../desk-handlers.ts';
import { createFindForeign } from '../foreign-number-reader.ts';
import { createLedgerRepository } from '../ledger-repository.ts';

interface Problem {
  readonly title?: string;
  readonly errors?: readonly FieldError[];
}

/** What lists and finds, over empty tables on the emulator, beside a whole chain that can fill them. */
export const createDeskStand = async (more: Partial<DeskDeps> = {}) => {
  const stand = await createStand();
  const own = await createTestTables('casework', 'sources');
  const { documents, names } = stand.tables;
  const asked: ExportRequest[] = [];
  const deps: DeskDeps = {
    ...stand.deps,
    casework: createCaseworkRepository(own.documents, own.names.casework),
    onLedger: createLedgerRepository(documents, names.complaints),
    caseDays: createDayRepository(documents, names.complaints),
    findForeign: createFindForeign(documents, { complaints: names.complaints, sources: own.names.sources }),
    startTimer: () => () => false,
    recordExport: createExportAudit(documents, names.audit, randomBytes),
    askForExport: async (requests) => void asked.push(...requests),
    files: { urlOf: async ({ exportId }: StoredJob) => `https://exports.test/${exportId}` },
    ...more,
  };
  const handler = serve(routes, createDeskHandlers(deps), {
    limiter: createRateLimiter({ documents, table: names.limits, clock: deps.clock }),
  });

  /** Calls a route; what it answers is typed as its output, and as a problem. */
  const ask = async <R extends Route>(
    route: R,
    caller: Caller | undefined,
    { key, headers, ...request }: Call = {},
  ) => {
    const idempotency = route.idempotent ? { 'idempotency-key': key ?? newKey() } : {};
    const event = httpEvent(route, {
      ...request,
      ...(caller === undefined ? {} : { caller }),
      headers: { ...idempotency, ...headers },
    });
    const { statusCode, body = '' } = await handler(event, lambdaContext());
    return { status: statusCode, body: JSON.parse(body) as RouteReply<R> & Problem, text: body };
  };

  return { ...stand, own, desk: deps, asked, ask };
};

export type DeskStand = Awaited<ReturnType<typeof createDeskStand>>;
