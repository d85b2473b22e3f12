import { type CounterChanges, changesBetween, mergeChanges } from '@huzhou/shared/complaints/figures/counters';
import type { CaseMove } from './ports.ts';

/** Moves that are written together, and what they do to the counters. */
export interface Parcel {
  readonly moves: readonly CaseMove[];
  readonly changes: CounterChanges;
}

// What one transaction takes.
const mostActions = 100;

const placeOf = ({ after }: CaseMove): string =>
  [after.districtCode, after.submittedAt.slice(0, 10), after.townCode, after.categoryCode].join(' ');

/**
 * Packs moves into transactions: a case and its counters always in the same one. Neighbours of place, day and kind
 * share counters, so they go together and fewer rows are written.
 */
export const pack = (moves: readonly CaseMove[]): Parcel[] => {
  const parcels: Parcel[] = [];
  let packed: CaseMove[] = [];
  let changes: CounterChanges[] = [];
  let rows = new Set<string>();
  const close = (): void => {
    if (packed.length > 0) parcels.push({ moves: packed, changes: mergeChanges(changes) });
    [packed, changes, rows] = [[], [], new Set()];
  };
  for (const move of moves.toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1))) {
    const change = changesBetween(move.before, move.after);
    const more = [...change.keys()].filter((row) => !rows.has(row)).length;
    if (packed.length + rows.size + 1 + more > mostActions) close();
    packed.push(move);
    changes.push(change);
    for (const row of change.keys()) rows.add(row);
  }
  close();
  return parcels;
};
