import { expect, test } from 'vitest';
import type { ResolvedResource } from '../assembly/deployment.ts';
import type { DynamoDb } from './dynamodb-client.ts';
import { provisionTables } from './tables.ts';

const keys = (partition: string) => [{ AttributeName: partition, KeyType: 'HASH' }];
const index = (IndexName: string) => ({ IndexName, KeySchema: keys(IndexName), Projection: { ProjectionType: 'ALL' } });
const tableWith = (...indexes: string[]) =>
  ({
    ref: 'cases',
    properties: { KeySchema: keys('pk'), GlobalSecondaryIndexes: indexes.map(index) },
  }) as unknown as ResolvedResource;

/** Stands in for DynamoDB with one table: a new index is being filled at the first two looks, and is the only one. */
const storeWith = (...there: string[]): { client: DynamoDb; indexes: () => string[] } => {
  const indexes = there.map((name) => ({ ...index(name), IndexStatus: 'ACTIVE', looks: 0 }));
  const operations: Readonly<Record<string, (input: never) => unknown>> = {
    ListTables: () => ({ TableNames: ['cases'] }),
    DescribeTable: () => {
      for (const each of indexes) if (each.IndexStatus === 'CREATING' && each.looks++ > 0) each.IndexStatus = 'ACTIVE';
      return { Table: { KeySchema: keys('pk'), GlobalSecondaryIndexes: structuredClone(indexes) } };
    },
    UpdateTable: (input: { GlobalSecondaryIndexUpdates: [{ Create: ReturnType<typeof index> }] }) => {
      if (indexes.some(({ IndexStatus }) => IndexStatus === 'CREATING')) throw new Error('Only 1 online index');
      indexes.push({ ...input.GlobalSecondaryIndexUpdates[0].Create, IndexStatus: 'CREATING', looks: 0 });
      return {};
    },
  };
  const client = { call: async (operation: string, input: never) => operations[operation]?.(input) } as never;
  return { client, indexes: () => indexes.map(({ IndexName, IndexStatus }) => `${IndexName} ${IndexStatus}`) };
};

test('a table of an older template gets its new indexes, one after the other', async () => {
  const { client, indexes } = storeWith('byArea');
  await provisionTables(client, [tableWith('byArea', 'byDay', 'byCell')]);
  expect(indexes()).toEqual(['byArea ACTIVE', 'byDay ACTIVE', 'byCell ACTIVE']);
});

test('a table that has them already is left alone', async () => {
  const { client, indexes } = storeWith('byArea', 'byDay');
  await provisionTables(client, [tableWith('byArea')]);
  expect(indexes()).toEqual(['byArea ACTIVE', 'byDay ACTIVE']);
});

test('an index whose keys changed cannot be kept, and the start says so', async () => {
  const changed = tableWith('byArea');
  Object.assign((changed.properties.GlobalSecondaryIndexes as object[])[0] ?? {}, { KeySchema: keys('other') });
  await expect(provisionTables(storeWith('byArea').client, [changed])).rejects.toThrow(/cases\/byArea.*--reset/s);
});
