import { factsOf } from '@huzhou/shared/complaints/figures/case-facts';
import { changesBetween, mergeChanges } from '@huzhou/shared/complaints/figures/counters';
import { randomOf, sampleHistory } from '@huzhou/shared/complaints/figures/sample-histories';
import { withEvent } from '@huzhou/shared/complaints/figures/with-event';
import { describe, expect, it } from 'vitest';
import { pack } from './pack.ts';

const random = randomOf(100);
const moves = Array.from({ length: 300 }, (_, index) => {
  const { filed, events } = sampleHistory(random, index, '2026-11-22T16:00:00.000Z');
  return { after: events.reduce(withEvent, factsOf(filed)) };
});

describe('parcels', () => {
  const parcels = pack(moves);

  it('fit into a transaction, and are no more than need be', () => {
    const sizes = parcels.map(({ moves: packed, changes }) => packed.length + changes.size);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(100);
    expect(parcels.length).toBeLessThan(moves.length / 10);
  });

  it('hold every case once, with all that it changes', () => {
    expect(parcels.flatMap((parcel) => parcel.moves)).toHaveLength(moves.length);
    expect(new Set(parcels.flatMap((parcel) => parcel.moves))).toEqual(new Set(moves));
    for (const { moves: packed, changes } of parcels)
      expect(changes).toEqual(mergeChanges(packed.map(({ after }) => changesBetween(undefined, after))));
  });
});
