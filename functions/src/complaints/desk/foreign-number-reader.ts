import { BatchGetCommand, type DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb';
import * as z from 'zod/mini';
import { sourcesPartition } from '../../sources/source-rows.ts';
import { intakeKey } from '../intake/intake-row.ts';

/** The cases that other systems know under a number of theirs, whichever system that is. */
export type FindForeign = (number: string) => Promise<readonly string[]>;

const Brought = z.object({ complaintId: z.string() });

/** What one call takes, and more sources than there will be. */
const keysPerBatch = 100;

export const createFindForeign =
  (
    documents: DynamoDBDocumentClient,
    { complaints, sources }: { readonly complaints: string; readonly sources: string },
  ): FindForeign =>
  async (number) => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: sources,
        KeyConditionExpression: 'pk = :sources',
        ExpressionAttributeValues: { ':sources': sourcesPartition },
        ProjectionExpression: 'sk',
        Limit: keysPerBatch,
      }),
    );
    if (Items.length === 0) return [];
    const Keys = Items.map(({ sk }) => ({ ...intakeKey(String(sk), number) }));
    const { Responses } = await documents.send(new BatchGetCommand({ RequestItems: { [complaints]: { Keys } } }));
    const found = (Responses?.[complaints] ?? []).map((row) => z.parse(Brought, row).complaintId);
    return [...new Set(found)];
  };
