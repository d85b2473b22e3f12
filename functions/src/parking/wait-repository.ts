import { type DynamoDBDocumentClient, PutCommand, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { isConditionFailure, type TransactItems } from '../platform/table.ts';
import { driverPartition, waitlistPartition, waitPrefix } from './keys.ts';
import { KeptWait, WaitPointer, waitPointerRow, waitRow } from './wait-rows.ts';

export interface WaitStore {
  /** The line for a lot, ended waits included, first come first. */
  readonly line: (lotId: string) => Promise<readonly KeptWait[]>;
  /** Where a person stands or stood. */
  readonly pointersOf: (personId: string) => Promise<readonly z.infer<typeof WaitPointer>[]>;
  /** A new place in the line, as part of a transaction. */
  readonly joining: (wait: KeptWait, now: Instant) => TransactItems;
  /** Puts what became of a wait in place of what was read; false when it is not what it was any more. */
  readonly replace: (after: KeptWait, now: Instant) => Promise<boolean>;
  /** The same as part of a transaction. */
  readonly replacing: (after: KeptWait, now: Instant) => TransactItems[number];
}

/** The lines for lots that are full. */
export const createWaitRepository = (documents: DynamoDBDocumentClient, table: string): WaitStore => {
  const query = async (
    pk: string,
    condition: Partial<QueryCommandInput> & { readonly values?: Record<string, unknown> } = {},
  ): Promise<Record<string, unknown>[]> => {
    const rows: Record<string, unknown>[] = [];
    const { values = {}, KeyConditionExpression = 'pk = :pk' } = condition;
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        KeyConditionExpression,
        ExpressionAttributeValues: { ':pk': pk, ...values },
        ConsistentRead: true,
      },
    );
    for await (const { Items = [] } of pages) rows.push(...Items);
    return rows;
  };

  /** One version on, and only from the one before. */
  const put = (after: KeptWait, now: Instant) => ({
    TableName: table,
    Item: waitRow(after, now),
    ConditionExpression: 'version = :before',
    ExpressionAttributeValues: { ':before': after.version - 1 },
  });

  return {
    line: async (lotId) => (await query(waitlistPartition(lotId))).map((row) => z.parse(KeptWait, row)),

    pointersOf: async (personId) => {
      const rows = await query(driverPartition(personId), {
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :waits)',
        values: { ':waits': waitPrefix },
      });
      return rows.map((row) => z.parse(WaitPointer, row));
    },

    joining: (wait, now) => [
      { Put: { TableName: table, Item: waitRow(wait, now), ConditionExpression: 'attribute_not_exists(pk)' } },
      { Put: { TableName: table, Item: waitPointerRow(wait) } },
    ],

    replace: async (after, now) => {
      try {
        await documents.send(new PutCommand(put(after, now)));
        return true;
      } catch (error) {
        if (isConditionFailure(error)) return false;
        throw error;
      }
    },

    replacing: (after, now) => ({ Put: put(after, now) }),
  };
};
