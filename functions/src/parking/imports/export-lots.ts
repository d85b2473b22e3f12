import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import { ok } from '@huzhou/shared/kernel/result';
import { type Clock, chinaDay, plusSeconds } from '@huzhou/shared/kernel/time';
import type { exportLots } from '@huzhou/shared/parking/lot-routes';
import { mayLookInto } from '@huzhou/shared/parking/rights';
import type { Handler } from '../../platform/http.ts';
import type { LotSource } from '../catalogue.ts';
import { csvOf } from './csv-text.ts';
import { type ExportFiles, openSeconds } from './lot-file-store.ts';
import { recordsOf } from './lot-records.ts';

export interface ExportLotsDeps {
  readonly lots: Pick<LotSource, 'all'>;
  readonly exportFiles: ExportFiles;
  readonly clock: Clock;
  readonly randomBytes: RandomBytes;
}

/** A file of the caller's lots and their spots in use, in the form in which they are imported. */
export const createExportLots =
  ({ lots, exportFiles, clock, randomBytes }: ExportLotsDeps): Handler<typeof exportLots> =>
  async (_input, caller) => {
    const now = clock.now();
    const own = (await lots.all()).filter(({ lot }) => mayLookInto(lot, caller));
    const records = own.flatMap(recordsOf);
    const fileName = `停车场-${chinaDay(now)}.csv`;
    const url = await exportFiles.keep(randomCode(randomBytes, 24), fileName, csvOf(records));
    return ok({ fileName, url, expiresAt: plusSeconds(now, openSeconds), lots: own.length, spots: records.length });
  };
