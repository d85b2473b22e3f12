import { setTimeout as pause } from 'node:timers/promises';
import {
  BatchGetCommand,
  type BatchGetCommandInput,
  type BatchGetCommandOutput,
  type DynamoDBDocumentClient,
} from '@aws-sdk/lib-dynamodb';
import type { CaseFacts } from '@huzhou/shared/complaints/figures/case-facts';
import { counterKey, factsKey } from '@huzhou/shared/complaints/figures/counter-key';
import type { CounterChange } from '@huzhou/shared/complaints/figures/counters';
import { FactsRow, factsRow } from '@huzhou/shared/complaints/figures/figure-rows';
import * as z from 'zod/mini';
import { isTransactionConflict, type TransactItems, transact } from '../../platform/table.ts';
import type { CaseMove, FactsStore } from './ports.ts';

type Item = TransactItems[number];

// What one call takes.
const mostKeys = 100;
const pausesMilliseconds = [50, 150, 450, 1_350];

const readKeys = async (
  documents: DynamoDBDocumentClient,
  table: string,
  complaintIds: readonly string[],
): Promise<Record<string, unknown>[]> => {
  const rows: Record<string, unknown>[] = [];
  let left: BatchGetCommandInput['RequestItems'] = {
    [table]: { ConsistentRead: true, Keys: complaintIds.map(factsKey) },
  };
  for (const wait of [...pausesMilliseconds, undefined]) {
    const { Responses = {}, UnprocessedKeys = {} }: BatchGetCommandOutput = await documents.send(
      new BatchGetCommand({ RequestItems: left }),
    );
    rows.push(...(Responses[table] ?? []));
    if (Object.keys(UnprocessedKeys).length === 0) return rows;
    if (wait === undefined) break;
    left = UnprocessedKeys;
    await pause(wait);
  }
  throw new Error(`The table ${table} did not give all facts that were asked for`);
};

/** The facts of a case, refused unless what was counted of it is what was read. */
const putFacts = (table: string, { before, after }: CaseMove): Item => ({
  Put: {
    TableName: table,
    Item: factsRow(after),
    ...(before === undefined
      ? { ConditionExpression: 'attribute_not_exists(pk)' }
      : { ConditionExpression: 'applied = :applied', ExpressionAttributeValues: { ':applied': before.applied } }),
  },
});

/** Adds to a row of counters. `writes` counts the changes, so that a reader can tell whether anything moved. */
const addCounts = (table: string, { ref, counts }: CounterChange): Item => {
  const names = Object.keys(counts);
  return {
    Update: {
      TableName: table,
      Key: counterKey(ref),
      UpdateExpression: `ADD #w :w${names.map((_, index) => `, #${index} :${index}`).join('')}`,
      ExpressionAttributeNames: {
        '#w': 'writes',
        ...Object.fromEntries(names.map((name, index) => [`#${index}`, name])),
      },
      ExpressionAttributeValues: {
        ':w': 1,
        ...Object.fromEntries(names.map((name, index) => [`:${index}`, counts[name]])),
      },
    },
  };
};

/** Facts and counters, written together. */
export const createFactsStore = (documents: DynamoDBDocumentClient, table: string): FactsStore => ({
  findFacts: async (complaintIds) => {
    const found = new Map<string, CaseFacts>();
    for (let start = 0; start < complaintIds.length; start += mostKeys)
      for (const row of await readKeys(documents, table, complaintIds.slice(start, start + mostKeys))) {
        const { facts } = z.parse(FactsRow, row);
        found.set(facts.complaintId, facts);
      }
    return found;
  },

  apply: async (moves, changes) => {
    try {
      const written = await transact(documents, [
        ...moves.map((move) => putFacts(table, move)),
        ...[...changes.values()].map((change) => addCounts(table, change)),
      ]);
      return written.ok ? 'done' : 'lost';
    } catch (error) {
      // Another counting kept touching the same rows: these cases are decided anew, the others of the batch go on.
      if (isTransactionConflict(error)) return 'lost';
      throw error;
    }
  },
});
