import type { Caller } from '@huzhou/shared/identity/caller';
import { type Lot, mostKnownSpots, type Spot } from '@huzhou/shared/parking/lot';
import type { LineError } from '@huzhou/shared/parking/lot-import';
import type { LotInFile } from '@huzhou/shared/parking/lot-lines';
import { operates } from '@huzhou/shared/parking/rights';
import { fingerprint } from '../../platform/fingerprint.ts';
import type { KnownLot } from '../lot-rows.ts';
import { withSpots } from '../lots/change-spots.ts';
import { layLot } from '../lots/lay-lot.ts';

/** A lot to be written: a new one, or instead of the one that was `seen`. */
export interface LotWrite {
  readonly lot: Omit<Lot, 'spots' | 'chargers'>;
  readonly spots: readonly Spot[];
  readonly seen?: number;
}

/** Spots that the file does not name go out of use: nobody gets them any more, who has booked one keeps it. */
const mergedSpots = (before: readonly Spot[], given: readonly Spot[]): readonly Spot[] =>
  withSpots(
    before.map((spot): Spot => ({ ...spot, retired: true })),
    given,
  );

/** What the file does not speak of stays: seasons, whether it is paused, whether it is made up. */
const merged = ({ lot: { heightCentimetres: _, townCode: __, ...lot } }: KnownLot, { draft }: LotInFile) => ({
  ...lot,
  ...draft,
  sharing: { days: draft.sharing.days, seasons: lot.sharing.seasons },
});

const isSame = (known: KnownLot, { lot, spots }: LotWrite): boolean => {
  const { spots: _, chargers: __, ...before } = known.lot;
  return (
    fingerprint({ ...before, version: 0 }) === fingerprint({ ...lot, version: 0 }) &&
    fingerprint(known.spots) === fingerprint(spots)
  );
};

interface PlannedLot {
  readonly write?: LotWrite;
  readonly error?: LineError;
}

const planLot = (file: LotInFile, known: KnownLot | undefined, caller: Caller): PlannedLot => {
  const fault = (column: string, message: string): PlannedLot => ({ error: { line: file.line, column, message } });
  if (known !== undefined && !operates(known.lot, caller))
    return fault('停车场编号', '这个编号是其他单位的停车场，请换一个编号');
  if (known !== undefined && known.lot.numbering !== file.draft.numbering)
    return fault('车位管理', '已有停车场的车位管理方式不能改');
  const laid = layLot(file.draft, caller);
  if (!laid.ok) return fault('经度', laid.failure.message);
  if (known === undefined) {
    const lot = { ...file.draft, ...laid.value, lotId: file.lotId, paused: false, version: 1 };
    return { write: { lot, spots: file.spots } };
  }
  const { operatorId, version } = known.lot;
  const spots = mergedSpots(known.spots, file.spots);
  if (spots.length > mostKnownSpots) return fault('车位编号', '停用的车位编号太多了，请沿用已有的编号');
  const {
    spots: _,
    chargers: __,
    ...lot
  } = { ...merged(known, file), ...laid.value, operatorId, version: version + 1 };
  const write = { lot, spots, seen: version };
  return isSame(known, write) ? {} : { write };
};

/** What is to be written so that the lots are as the file says; lots that are so already are left alone. */
export const planImport = (
  lots: readonly LotInFile[],
  known: ReadonlyMap<string, KnownLot>,
  caller: Caller,
): { readonly writes: readonly LotWrite[]; readonly errors: readonly LineError[] } => {
  const planned = lots.map((lot) => planLot(lot, known.get(lot.lotId), caller));
  return {
    writes: planned.flatMap(({ write }) => (write === undefined ? [] : [write])),
    errors: planned.flatMap(({ error }) => (error === undefined ? [] : [error])),
  };
};
