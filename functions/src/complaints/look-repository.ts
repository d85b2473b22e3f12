import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '@huzhou/shared/kernel/time';
import { log } from '../platform/log.ts';
import { parseComplaint, parsePhoto, type Row, rowKind } from './complaint-rows.ts';
import { lookIndexKey } from './keys.ts';
import type { Lookout, Overdue } from './sweep.ts';

const overdueOf = (row: Row): Overdue[] => {
  try {
    switch (rowKind(row)) {
      case 'complaint':
        return [{ kind: 'complaint', complaint: parseComplaint(row) }];
      case 'photo':
        return [{ kind: 'photo', photo: parsePhoto(row) }];
      default:
        return [];
    }
  } catch (error) {
    // One row that does not fit must not keep the sweeper from all the others.
    log.error('sweep.row-unfit', { pk: row.pk, sk: row.sk, error });
    return [];
  }
};

// As many rows as are driven at the same time.
const pageSize = 25;

/** Reads the sparse index of what wants a look. The index lags behind by moments: whoever acts reads the row again. */
export const createLookRepository = (documents: DynamoDBDocumentClient, table: string): Lookout => ({
  overdue: async function* (shard: number, now: Instant) {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'byLook',
          KeyConditionExpression: 'lookKey = :shard AND lookSort < :now',
          ExpressionAttributeValues: { ':shard': lookIndexKey(shard), ':now': now },
          Limit: pageSize,
          ExclusiveStartKey: from,
        }),
      );
      yield (page.Items ?? []).flatMap(overdueOf);
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  },
});
