import { type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { log } from '../platform/log.ts';
import { readBookingCopy } from './booking-copy.ts';
import { bookingPrefix, lookKey, waitlistPartition } from './keys.ts';
import type { Lookout, Overdue } from './sweep.ts';
import { KeptWait } from './wait-rows.ts';

const ClosureLook = z.object({ look: z.literal('closure'), lotId: z.string(), closureId: z.string() });
const ImportLook = z.object({ look: z.literal('import'), importId: z.string() });

type Row = Readonly<Record<string, unknown>>;

const readOverdue = (row: Row): Overdue => {
  if (String(row.sk).startsWith(bookingPrefix)) return { kind: 'booking', booking: readBookingCopy(row) };
  if (String(row.pk).startsWith(waitlistPartition(''))) return { kind: 'wait', wait: z.parse(KeptWait, row) };
  if (row.look === 'import') return { kind: 'import', message: { importId: z.parse(ImportLook, row).importId } };
  const { lotId, closureId } = z.parse(ClosureLook, row);
  return { kind: 'closure', message: { lotId, closureId } };
};

const overdueOf = (row: Row): Overdue[] => {
  try {
    return [readOverdue(row)];
  } catch (error) {
    // One row that does not fit must not keep the sweeper from all the others. Its key may name a person.
    log.error('parking-sweep.row-unfit', { look: row.lookSort, error });
    return [];
  }
};

// As many rows as are driven at the same time.
const pageSize = 25;

/** Reads the sparse index of what wants a look. It lags behind by moments: whoever acts reads the row itself. */
export const createLookRepository = (documents: DynamoDBDocumentClient, table: string): Lookout => ({
  overdue: async function* (shard: number, now: Instant) {
    let from: Record<string, unknown> | undefined;
    do {
      const page = await documents.send(
        new QueryCommand({
          TableName: table,
          IndexName: 'byLook',
          KeyConditionExpression: 'lookKey = :shard AND lookSort < :now',
          ExpressionAttributeValues: { ':shard': lookKey(shard), ':now': now },
          Limit: pageSize,
          ExclusiveStartKey: from,
        }),
      );
      yield (page.Items ?? []).flatMap(overdueOf);
      from = page.LastEvaluatedKey;
    } while (from !== undefined);
  },
});
