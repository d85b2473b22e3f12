import { type DynamoDBDocumentClient, GetCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';
import { GateLogEntry } from '@huzhou/shared/parking/gate';
import type { LotId } from '@huzhou/shared/parking/lot';
import * as z from 'zod/mini';
import { gateLogPartition, refusalsKey } from '../keys.ts';

/** What is counted and logged of a lot's day. */
export interface LotDays {
  /** How often somebody was refused because it was full. */
  readonly refusals: (lotId: LotId, day: string) => Promise<number>;
  /** The latest first. */
  readonly gateLog: (lotId: LotId, day: string) => Promise<readonly GateLogEntry[]>;
}

export const createLotDayReader = (documents: DynamoDBDocumentClient, table: string): LotDays => ({
  refusals: async (lotId, day) => {
    const { Item } = await documents.send(new GetCommand({ TableName: table, Key: { ...refusalsKey(lotId, day) } }));
    return Number(Item?.refusals ?? 0);
  },

  gateLog: async (lotId, day) => {
    const entries: GateLogEntry[] = [];
    const pages = paginateQuery(
      { client: documents },
      {
        TableName: table,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': gateLogPartition(lotId, day) },
      },
    );
    for await (const { Items = [] } of pages) entries.push(...Items.map((row) => z.parse(GateLogEntry, row)));
    return entries.sort((one, other) => (one.at < other.at ? 1 : -1));
  },
});
