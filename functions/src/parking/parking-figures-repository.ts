import { type DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import { areasKey, dayKey } from '@huzhou/shared/parking/figures/day-figures';
import type { RollupDeps } from './rollup.ts';

/** Puts the figures of a day in the place of those that were counted before. */
export const createParkingFigures = (documents: DynamoDBDocumentClient, table: string): RollupDeps['figures'] => ({
  put: async (city, areas) => {
    await documents.send(
      new TransactWriteCommand({
        TransactItems: [
          { Put: { TableName: table, Item: { ...dayKey(city.day), ...city } } },
          { Put: { TableName: table, Item: { ...areasKey(city.day), areas } } },
        ],
      }),
    );
  },
});
