import { type DynamoDBDocumentClient, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { DeliveryView } from '@huzhou/shared/complaints/intake/result-push';
import { plusSeconds, secondsIn } from '@huzhou/shared/kernel/time';
import * as z from 'zod/mini';
import { ttlOf } from '../../platform/table.ts';

/** How the pushes of cases fare. A row says what is known; a push that was not recorded is done again, under its id. */
export interface DeliveryRepository {
  /** Of one case, in order. */
  readonly of: (complaintId: string) => Promise<readonly DeliveryView[]>;
  readonly record: (complaintId: string, delivery: DeliveryView) => Promise<void>;
}

const keptSeconds = 180 * secondsIn.day;

const partition = (complaintId: string): string => `DELIVERIES#${complaintId}`;

export const createDeliveryRepository = (documents: DynamoDBDocumentClient, table: string): DeliveryRepository => ({
  of: async (complaintId) => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        ConsistentRead: true,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': partition(complaintId) },
      }),
    );
    return Items.map((row) => z.parse(DeliveryView, row));
  },

  record: async (complaintId, delivery) => {
    const { seq, lastAt } = delivery;
    await documents.send(
      new PutCommand({
        TableName: table,
        Item: {
          pk: partition(complaintId),
          sk: `SEQ#${String(seq).padStart(6, '0')}`,
          ...delivery,
          expiresAt: ttlOf(plusSeconds(lastAt, keptSeconds)),
        },
      }),
    );
  },
});
