import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import { partitionOf } from './keys.ts';
import type { RecordRead } from './ports.ts';

/** Writes who of the staff read which case, when and what for: one row a read, beside each other by case. */
export const createAuditRepository =
  (documents: DynamoDBDocumentClient, table: string, randomBytes: RandomBytes): RecordRead =>
  async (entry) => {
    const Item = {
      pk: partitionOf(entry.complaintId),
      // Two reads in one millisecond are two rows.
      sk: `${entry.at}#${randomCode(randomBytes, 8)}`,
      ...entry,
    };
    await documents.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
  };
