import { type DynamoDBDocumentClient, GetCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
import { AreasRow, areasKey, ParkingDay, parkingDays } from '@huzhou/shared/parking/figures/day-figures';
import * as z from 'zod/mini';
import type { ParkingReader } from './get-parking-board.ts';

/** Reads what shared parking has counted. */
export const createParkingReader = (documents: DynamoDBDocumentClient, table: string): ParkingReader => ({
  days: async (last, most) => {
    const { Items = [] } = await documents.send(
      new QueryCommand({
        TableName: table,
        KeyConditionExpression: 'pk = :pk AND sk <= :last',
        ExpressionAttributeValues: { ':pk': parkingDays, ':last': last },
        ScanIndexForward: false,
        Limit: most,
      }),
    );
    return Items.map((row) => z.parse(ParkingDay, row)).reverse();
  },

  areas: async (day) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: areasKey(day) }));
    return Item === undefined ? [] : z.parse(AreasRow, Item).areas;
  },
});
