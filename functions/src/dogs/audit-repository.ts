import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { type RandomBytes, randomCode } from '@huzhou/shared/kernel/ids';
import type { Instant } from '@huzhou/shared/kernel/time';
import { subjectPk } from './keys.ts';

/** Who of the staff saw what of whose, and what for. Written before the reply, so that nothing is read without a trace. */
export type RecordRead = (entry: {
  readonly dogId: string;
  readonly staffId: string;
  readonly at: Instant;
  readonly what: 'dog' | 'keeper';
  readonly purpose?: string;
}) => Promise<void>;

export const createAuditRepository =
  (documents: DynamoDBDocumentClient, table: string, randomBytes: RandomBytes): RecordRead =>
  async (entry) => {
    const Item = {
      pk: subjectPk(entry.dogId),
      // Two reads in one millisecond are two rows.
      sk: `${entry.at}#${randomCode(randomBytes, 8)}`,
      ...entry,
    };
    await documents.send(new PutCommand({ TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' }));
  };
