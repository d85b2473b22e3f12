import { type DynamoDBDocumentClient, paginateQuery, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { Closure } from '@huzhou/shared/parking/closure';
import * as z from 'zod/mini';
import type { LotSource } from './catalogue.ts';
import { closurePrefix, lotList, lotPartition } from './keys.ts';
import { readLotRow } from './lot-rows.ts';

type Rows = Record<string, unknown>[];

/** Reads lots: all of them from their index, one with its closures from its partition, consistently. */
export const createLotReader = (documents: DynamoDBDocumentClient, table: string): LotSource => {
  const query = async (input: Omit<QueryCommandInput, 'TableName'>): Promise<Rows> => {
    const rows: Rows = [];
    for await (const { Items = [] } of paginateQuery({ client: documents }, { ...input, TableName: table }))
      rows.push(...Items);
    return rows;
  };

  return {
    all: async () => {
      const rows = await query({
        IndexName: 'byList',
        KeyConditionExpression: 'listKey = :lots',
        ExpressionAttributeValues: { ':lots': lotList },
      });
      return rows.map(readLotRow);
    },

    find: async (lotId) => {
      const rows = await query({
        KeyConditionExpression: 'pk = :lot',
        ExpressionAttributeValues: { ':lot': lotPartition(lotId) },
        ConsistentRead: true,
      });
      const row = rows.find(({ sk }) => sk === 'LOT');
      if (row === undefined) return undefined;
      const closures = rows.filter(({ sk }) => String(sk).startsWith(closurePrefix));
      return { ...readLotRow(row), closures: closures.map((closure) => z.parse(Closure, closure)) };
    },
  };
};
