import { type DynamoDBDocumentClient, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { isConditionFailure } from './table.ts';

/** Attributes to set on one row, and the condition under which that is right. */
export interface ConditionalUpdate {
  readonly table: string;
  readonly key: { readonly pk: string; readonly sk: string };
  /** Attributes that are undefined are left as they are. */
  readonly set: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  /** The condition. It names the row's state `#state`, since `state` is a word of DynamoDB's own. */
  readonly only: string;
  /** The values that the condition speaks of. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** One conditional write; false when its condition refuses, which for a second delivery is as it should be. */
export const updateOnly = async (
  documents: DynamoDBDocumentClient,
  { table, key, set, remove = [], only, values = {} }: ConditionalUpdate,
): Promise<boolean> => {
  const names = Object.keys(set).filter((name) => set[name] !== undefined);
  const setting = `SET ${names.map((name) => `#${name} = :${name}`).join(', ')}`;
  try {
    await documents.send(
      new UpdateCommand({
        TableName: table,
        Key: { ...key },
        UpdateExpression: remove.length === 0 ? setting : `${setting} REMOVE ${remove.join(', ')}`,
        ConditionExpression: only,
        ExpressionAttributeNames: { '#state': 'state', ...Object.fromEntries(names.map((name) => [`#${name}`, name])) },
        ExpressionAttributeValues: {
          ...values,
          ...Object.fromEntries(names.map((name) => [`:${name}`, set[name]])),
        },
      }),
    );
    return true;
  } catch (error) {
    if (isConditionFailure(error)) return false;
    throw error;
  }
};
