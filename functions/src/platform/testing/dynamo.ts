import { randomUUID } from 'node:crypto';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { inject } from 'vitest';
import { createDocumentClient } from '../table.ts';
import { type TableName, tableDefinition } from './tables.ts';

declare module 'vitest' {
  interface ProvidedContext {
    dynamoEndpoint: string;
  }
}

export interface TestTables<Name extends TableName> {
  readonly documents: DynamoDBDocumentClient;
  /** The tables' names, unlike any other test's. */
  readonly names: Readonly<Record<Name, string>>;
  /** All rows of a table. */
  readonly rows: (table: Name) => Promise<Record<string, unknown>[]>;
}

/** Empty tables of a test's own on the emulator that the whole run shares. */
export const createTestTables = async <Name extends TableName>(...tables: Name[]): Promise<TestTables<Name>> => {
  const client = new DynamoDBClient({
    endpoint: inject('dynamoEndpoint'),
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
    rows: async (table) =>
      (await documents.send(new ScanCommand({ TableName: names[table], ConsistentRead: true }))).Items ?? [],
  };
};
