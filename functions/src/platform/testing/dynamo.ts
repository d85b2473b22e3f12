import { inject } from 'vitest';
import type { TableName } from './tables.ts';

export type { TestTables };

import { createTablesAt, type TestTables } from './tables-at.ts';

declare module 'vitest' {
  interface ProvidedContext {
    dynamoEndpoint: string;
  }
}

/** Empty tables of a test's own on the emulator that the whole run shares. */
export const createTestTables = <Name extends TableName>(...tables: Name[]): Promise<TestTables<Name>> =>
  createTablesAt(inject('dynamoEndpoint'), ...tables);
