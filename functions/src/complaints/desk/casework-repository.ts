import { type DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '@huzhou/shared/kernel/time';
import { type IdempotentCall, type KeptReply, recallCall, rememberCall } from '../../platform/idempotency.ts';
import { type Meant, writeAll } from '../../platform/write-all.ts';
import type { Key } from '../keys.ts';

/** A call with what is answered to it, now and when it comes again. */
interface Answered {
  readonly call: IdempotentCall;
  readonly reply: unknown;
}

/** What staff keep for themselves and for each other: filters, templates, exports. Each read is consistent. */
export interface CaseworkRows {
  readonly table: string;
  /** The rows of one owner whose sort key begins with `prefix`. */
  readonly list: (pk: string, prefix: string) => Promise<readonly Record<string, unknown>[]>;
  readonly find: (key: Key) => Promise<Record<string, unknown> | undefined>;
  readonly recall: (call: IdempotentCall, now: Instant) => Promise<KeptReply | undefined>;
  /** All items and the memory of the call, or none. */
  readonly write: <Outcome>(
    items: readonly Meant<Outcome>[],
    answered: Answered,
    at: Instant,
  ) => Promise<Outcome | 'done' | 'lost' | 'repeated'>;
}

/** Where a member of staff keeps what is theirs. */
export const staffPartition = (staffId: string): string => `STAFF#${staffId}`;

export const createCaseworkRepository = (documents: DynamoDBDocumentClient, table: string): CaseworkRows => ({
  table,

  list: async (pk, prefix) => {
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
      },
    );
    const rows: Record<string, unknown>[] = [];
    for await (const { Items = [] } of pages) rows.push(...Items);
    return rows;
  },

  find: async (Key) => (await documents.send(new GetCommand({ TableName: table, Key, ConsistentRead: true }))).Item,

  recall: (call, now) => recallCall(documents, table, call, now),

  write: <Outcome>(items: readonly Meant<Outcome>[], { call, reply }: Answered, at: Instant) =>
    writeAll<Outcome | 'repeated'>(documents, [[{ Put: rememberCall(table, call, reply, at) }, 'repeated'], ...items]),
});
