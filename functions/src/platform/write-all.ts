import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { isTransactionConflict, type TransactItems, transact } from './table.ts';

/** An item of a transaction. */
export type Item = TransactItems[number];

/** An item of a transaction, with what it means when its condition refuses it. */
export type Meant<Outcome> = readonly [Item, Outcome];

/** All or nothing. Of several refusals the first item's counts, so order them by what must be known first. */
export const writeAll = async <Outcome>(
  documents: DynamoDBDocumentClient,
  items: readonly Meant<Outcome>[],
): Promise<Outcome | 'done' | 'lost'> => {
  try {
    const written = await transact(
      documents,
      items.map(([item]) => item),
    );
    if (written.ok) return 'done';
    const first = Math.min(...written.failure.map(({ index }) => index));
    return items[first]?.[1] ?? 'lost';
  } catch (error) {
    // Others kept touching the same rows for as long as it is worth waiting: whoever asked reads again.
    if (isTransactionConflict(error)) return 'lost';
    throw error;
  }
};

/** Items whose refusal means that somebody else was there in between. */
export const lostUnless = (items: readonly Item[]): readonly Meant<'lost'>[] =>
  items.map((item) => [item, 'lost'] as const);

/** A row that is not there yet. */
export const putNew = (table: string, row: Readonly<Record<string, unknown>>): Item => ({
  Put: { TableName: table, Item: row, ConditionExpression: 'attribute_not_exists(pk)' },
});
