import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { createDocumentClient } from '../table.ts';
import { type TableName, tableDefinition } from './tables.ts';

export interface TestTables<Name extends TableName> {
  readonly documents: DynamoDBDocumentClient;
  /** The tables' names, unlike any other test's. */
  readonly names: Readonly<Record<Name, string>>;
  /** All rows of a table. */
  readonly rows: (table: Name) => Promise<Record<string, unknown>[]>;
}

/** Empty tables of one's own on an emulator. */
export const createTablesAt = async <Name extends TableName>(
  endpoint: string,
  ...tables: Name[]
): Promise<TestTables<Name>> => {
  const client = new DynamoDBClient({
    endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  const documents = createDocumentClient(client);
  const named = tables.map((table) => [table, `${table}-${randomUUID()}`] as const);
  await Promise.all(named.map(([table, name]) => client.send(new CreateTableCommand(tableDefinition(table, name)))));
  const names = Object.fromEntries(named) as Record<Name, string>;
  return {
    documents,
    names,
    rows: async (table) => {
      const rows: Record<string, unknown>[] = [];
      const pages = paginateScan({ client: documents }, { TableName: names[table], ConsistentRead: true });
      for await (const { Items = [] } of pages) rows.push(...Items);
      return rows;
    },
  };
};
