import type { History, Random } from '@huzhou/shared/complaints/figures/sample-histories';
import type { RowChange } from '../../../platform/stream.ts';
import { complaintRow, eventRow } from '../../complaint-rows.ts';

// For tests: histories as the stream might bring them.

/** The rows of a history in their order, as the mapping lets them through; now and then the case itself comes last. */
const changesOf = (random: Random, { filed, events }: History): RowChange[] => {
  const log = events.map(eventRow);
  const rows = random() < 0.1 ? [...log, complaintRow(filed)] : [complaintRow(filed), ...log];
  return rows.map((after, index) => ({ eventId: `${filed.complaintId}-${index}`, kind: 'INSERT', after }));
};

/**
 * All changes in batches: cases interleaved, each in its order, as a stream gives them. `faults` is the share of
 * batches that come twice, in another order within, or after a later one.
 */
export const deliveriesOf = (
  random: Random,
  histories: readonly History[],
  faults: number,
  batchSize = 200,
): RowChange[][] => {
  const waiting = histories.map((history) => changesOf(random, history));
  const batches: RowChange[][] = [];
  let batch: RowChange[] = [];
  let from = 0;
  while (from < waiting.length) {
    // A window of cases is alive at a time; each gives its next few changes.
    const at = from + Math.floor(random() * Math.min(40, waiting.length - from));
    batch.push(...(waiting[at]?.splice(0, 1 + Math.floor(random() * 4)) ?? []));
    while (from < waiting.length && waiting[from]?.length === 0) from += 1;
    if (batch.length >= batchSize) {
      batches.push(batch);
      batch = [];
    }
  }
  batches.push(batch);
  return batches.flatMap((each) => {
    if (random() >= faults) return [each];
    const shuffled = each.toSorted(() => random() - 0.5);
    return random() < 0.5 ? [shuffled, each] : [each, each.slice(0, each.length / 2)];
  });
};

/** The same batches, some of them swapped with the one after. */
export const outOfOrder = (random: Random, batches: readonly RowChange[][], faults: number): RowChange[][] => {
  const swapped = [...batches];
  for (let at = 0; at + 1 < swapped.length; at += 1)
    if (random() < faults) [swapped[at], swapped[at + 1]] = [swapped[at + 1] ?? [], swapped[at] ?? []];
  return swapped;
};
