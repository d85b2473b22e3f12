import { type DynamoDBDocumentClient, paginateQuery, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { type Demand, type DemandCount, type DemandKind, demandKinds } from '@huzhou/shared/parking/figures/demand';
import type { DemandCounter } from './demand.ts';
import { demandPartition, type Key, refusalsKey } from './keys.ts';

export interface DemandStore {
  readonly count: (counter: DemandCounter) => Promise<void>;
  /** What was asked for on a day, by tension area. */
  readonly ofDay: (day: string) => Promise<ReadonlyMap<string, Demand>>;
}

const countersOf = (row: Readonly<Record<string, unknown>>): Demand =>
  Object.entries(row).flatMap(([name, count]): DemandCount[] => {
    const [, kind = '', hour = ''] = /^([A-Za-z]+)(\d{1,2})$/.exec(name) ?? [];
    return (demandKinds as readonly string[]).includes(kind)
      ? [{ kind: kind as DemandKind, hour: Number(hour), count: Number(count) }]
      : [];
  });

/** Counters of what was asked for: one addition each, in the order in which they come. */
export const createDemandRepository = (documents: DynamoDBDocumentClient, table: string): DemandStore => {
  const add = async (key: Key, counter: string, expiresAt: number): Promise<void> => {
    await documents.send(
      new UpdateCommand({
        TableName: table,
        Key: { ...key },
        UpdateExpression: 'SET expiresAt = :expiresAt ADD #counter :one',
        ExpressionAttributeNames: { '#counter': counter },
        ExpressionAttributeValues: { ':one': 1, ':expiresAt': expiresAt },
      }),
    );
  };

  return {
    count: async ({ day, place, counter, refusedAt, expiresAt }) => {
      await Promise.all([
        add({ pk: demandPartition(day), sk: place }, counter, expiresAt),
        // Beside the claims, where the lot's own figures read it along.
        ...(refusedAt === undefined ? [] : [add(refusalsKey(refusedAt, day), 'refusals', expiresAt)]),
      ]);
    },

    ofDay: async (day) => {
      const found: [string, Demand][] = [];
      const pages = paginateQuery(
        { client: documents },
        {
          TableName: table,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': demandPartition(day) },
        },
      );
      for await (const { Items = [] } of pages)
        found.push(...Items.map((row): [string, Demand] => [String(row.sk), countersOf(row)]));
      return new Map(found);
    },
  };
};
