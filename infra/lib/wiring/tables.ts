import type { DataStack } from '../data-stack.ts';
import type { FunctionName, Functions } from '../functions.ts';
import type { TableName } from '../tables.ts';
import { tableRights } from './table-rights.ts';

/** Gives each function its tables: their names as settings, and the rights that are written down for it. */
export const giveTables = (functions: Functions, tables: DataStack['tables']): void => {
  for (const [functionName, each] of Object.entries(functions)) {
    for (const [name, { may = [], queries = [] }] of Object.entries(tableRights[functionName as FunctionName])) {
      const table = tables[name as TableName];
      each.knows({ [`${name.toUpperCase()}_TABLE`]: table.tableName });
      if (may.length > 0) each.may(actions(may), table.tableArn);
      if (queries.length > 0) {
        each.may(actions(['Query']), ...queries.map((index) => `${table.tableArn}/index/${String(index)}`));
      }
    }
  }
};

const actions = (names: readonly string[]): readonly string[] => names.map((name) => `dynamodb:${name}`);
