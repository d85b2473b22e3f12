import { ok } from '@huzhou/shared/kernel/result';
import type { GateLogEntry } from '@huzhou/shared/parking/gate';
import type { listGateLog } from '@huzhou/shared/parking/lot-routes';
import type { Handler } from '../../platform/http.ts';
import type { LotSource } from '../catalogue.ts';
import { findToRead } from './lot-access.ts';
import type { LotDays } from './lot-day-reader.ts';

export interface ListGateLogDeps {
  readonly lots: Pick<LotSource, 'find'>;
  readonly lotDays: Pick<LotDays, 'gateLog'>;
}

const forThem: readonly GateLogEntry['outcome'][] = ['entry-without-booking', 'exit-without-entry', 'ambiguous'];

/** Whether somebody should look: nothing fits it, or it fits by a guess. */
const isOpen = ({ outcome, misread }: GateLogEntry): boolean => forThem.includes(outcome) || misread === true;

/** What the gates of a lot saw on a day. */
export const createListGateLog =
  ({ lots, lotDays }: ListGateLogDeps): Handler<typeof listGateLog> =>
  async ({ path, query }, caller) => {
    const found = await findToRead(lots, path.lotId, caller);
    if (!found.ok) return found;
    const entries = await lotDays.gateLog(path.lotId, query.day);
    return ok({ entries: entries.filter((entry) => query.view === 'all' || isOpen(entry)) });
  };
