import type { TransactItems } from '../platform/table.ts';
import type { Meant } from '../platform/write-all.ts';
import type { Key } from './keys.ts';

type Item = TransactItems[number];

/** Rows of one owner of which there may be only so many: they are counted in a row of their own, in the same write. */
export interface Bound {
  readonly table: string;
  readonly countKey: Key;
  readonly most: number;
}

const count = ({ table, countKey, most }: Bound, by: 1 | -1): Item => ({
  Update: {
    TableName: table,
    Key: { ...countKey },
    UpdateExpression: 'ADD held :by',
    ...(by === 1 ? { ConditionExpression: 'attribute_not_exists(held) OR held < :most' } : {}),
    ExpressionAttributeValues: { ':by': by, ...(by === 1 ? { ':most': most } : {}) },
  },
});

/** Adds a row: `there` when it exists already, `full` when the owner has as many as they may. */
export const addBounded = (bound: Bound, row: Key & Record<string, unknown>): readonly Meant<'there' | 'full'>[] => [
  [{ Put: { TableName: bound.table, Item: row, ConditionExpression: 'attribute_not_exists(pk)' } }, 'there'],
  [count(bound, 1), 'full'],
];

/** Removes a row, and counts that: `gone` when there is none. */
export const removeBounded = (bound: Bound, key: Key): readonly [Meant<'gone'>, Meant<'gone'>] => [
  [{ Delete: { TableName: bound.table, Key: { ...key }, ConditionExpression: 'attribute_exists(pk)' } }, 'gone'],
  [count(bound, -1), 'gone'],
];
