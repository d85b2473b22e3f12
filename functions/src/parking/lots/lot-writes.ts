import type { Lot, Spot } from '@huzhou/shared/parking/lot';
import type { TransactItems } from '../../platform/table.ts';
import { lotRow } from '../lot-rows.ts';

type Item = TransactItems[number];
type Draft = Omit<Lot, 'spots' | 'chargers'>;

/** Writes of lots, for a transaction. */
export interface LotWrites {
  /** Refused where there is a lot of that name. */
  readonly create: (lot: Draft, spots: readonly Spot[]) => Item;
  /** Refused where somebody has changed the lot since it was `seen`. */
  readonly replace: (lot: Draft, spots: readonly Spot[], seen: number) => Item;
}

export const createLotWrites = (table: string): LotWrites => ({
  create: (lot, spots) => ({
    Put: { TableName: table, Item: lotRow(lot, spots), ConditionExpression: 'attribute_not_exists(pk)' },
  }),
  replace: (lot, spots, seen) => ({
    Put: {
      TableName: table,
      Item: lotRow(lot, spots),
      ConditionExpression: '#version = :seen',
      ExpressionAttributeNames: { '#version': 'version' },
      ExpressionAttributeValues: { ':seen': seen },
    },
  }),
});

/** The lot as it will read back: its counts are what its spots say. */
export const asWritten = (lot: Draft, spots: readonly Spot[]): Lot => {
  const { spots: inUse, chargers } = lotRow(lot, spots);
  return { ...lot, spots: inUse, chargers };
};
